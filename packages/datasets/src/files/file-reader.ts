import type { DataFile } from './data-file.ts';
import { DataFileError } from './data-file-error.ts';
import { unpacked } from './unpacked.ts';

/** Takes a file's bytes from its beginning to its end; those of the original, if it is packed. */
export class FileReader {
  readonly #name: string;
  readonly #parts: AsyncGenerator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);
  #at = 0;

  private constructor(file: DataFile) {
    this.#parts = unpacked(file);
    this.#name = file?.name;
  }

  /** Reads a file and closes it. */
  static async read<T>(file: DataFile, use: (reader: FileReader) => Promise<T>): Promise<T> {
    const reader = new FileReader(file);
    try {
      return await use(reader);
    } finally {
      await reader.#parts.return(undefined);
    }
  }

  /** What to throw about a place in the file, be it the one that is reached. */
  error(problem: string, at: number = this.#at): DataFileError {
    return new DataFileError(this.#name, `at byte ${at}, ${problem}`);
  }

  /** The next bytes. No more memory is taken than there are bytes, whatever is asked for. */
  async take(length: number, what: string): Promise<Uint8Array> {
    const bytes = await this.takeUpTo(length);
    if (bytes.length < length) {
      throw this.error(
        `${what} of ${length} bytes is expected, and the file has ${bytes.length} more`,
        this.#at - bytes.length,
      );
    }
    return bytes;
  }

  /** The next bytes, or all that are left. */
  async takeUpTo(length: number): Promise<Uint8Array> {
    const taken: Uint8Array[] = [];
    let got = 0;
    while (got < length && (await this.#hasMore())) {
      const part = this.#rest.subarray(0, length - got);
      taken.push(part);
      got += part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
    this.#at += got;
    return joined(taken, got);
  }

  async expectEnd(after: string): Promise<void> {
    if (await this.#hasMore()) throw this.error(`the file should end after ${after}, and goes on`);
  }

  async #hasMore(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const next = await this.#parts.next();
      if (next.done === true) return false;
      this.#rest = next.value;
    }
    return true;
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
