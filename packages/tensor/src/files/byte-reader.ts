import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { platform } from './platform.ts';

/** A file's bytes, or a part of them. Nothing is read beyond their end. */
export class ByteReader {
  /** Who reads what, for messages. */
  readonly attempt: string;
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  /** @throws TensorError if the bytes are none. */
  constructor(attempt: string, bytes: Uint8Array) {
    if (!(bytes instanceof Uint8Array)) {
      throw new TensorError(
        `${attempt}: expected the file's bytes as a Uint8Array, got ${describe(bytes)}`,
      );
    }
    this.attempt = attempt;
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  /** What to throw about a place in the file. */
  error(at: number, problem: string): TensorError {
    return new TensorError(`${this.attempt}: at byte ${at}, ${problem}`);
  }

  /** Some bytes, not copied. */
  take(at: number, length: number, what: string): Uint8Array {
    const left = Math.max(0, this.length - at);
    if (length > left) {
      const missing = `${what} of ${length} bytes is expected, and the file has ${left} more`;
      throw this.error(at, missing);
    }
    return this.bytes.subarray(at, at + length);
  }

  uint16(at: number, what: string): number {
    this.take(at, 2, what);
    return this.#view.getUint16(at, true);
  }

  uint32(at: number, what: string): number {
    this.take(at, 4, what);
    return this.#view.getUint32(at, true);
  }

  /** Eight bytes as a number; one that is too large for any file may be rounded. */
  uint64(at: number, what: string): number {
    this.take(at, 8, what);
    return Number(this.#view.getBigUint64(at, true));
  }

  /** Text in UTF-8. */
  text(at: number, length: number, what: string): string {
    const bytes = this.take(at, length, what);
    try {
      return new platform.TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw this.error(at, `${what} is expected in UTF-8, and its bytes are not`);
    }
  }
}
