import { TensorError } from '../errors.ts';
import { concatenated } from './bytes.ts';
import { type Decompression, platform } from './platform.ts';

/**
 * The original of bytes that were compressed by DEFLATE (RFC 1951).
 *
 * @param size - How many bytes come out. No more than that are ever held.
 * @throws TensorError if the bytes are not compressed so, or the original has another size.
 */
export async function inflate(
  attempt: string,
  bytes: Uint8Array,
  size: number,
): Promise<Uint8Array> {
  if (platform.DecompressionStream === undefined) {
    throw new TensorError(
      `${attempt}: it is compressed, and this engine has no DecompressionStream; save it uncompressed, as np.savez does`,
    );
  }
  const stream = new platform.DecompressionStream('deflate-raw');
  const parts: Uint8Array[] = [];
  let got = 0;
  try {
    for await (const part of decompressed(stream, bytes)) {
      parts.push(part);
      got += part.length;
      if (got > size) break;
    }
  } catch {
    throw new TensorError(
      `${attempt}: its compressed bytes are damaged after ${got} of ${size} bytes`,
    );
  }
  if (got !== size) {
    const found = got > size ? 'more' : `only ${got}`;
    throw new TensorError(`${attempt}: ${size} bytes are announced, and there are ${found}`);
  }
  return concatenated(parts);
}

/** What comes out of the stream as the bytes go in, part by part. */
async function* decompressed(
  { writable, readable }: Decompression,
  bytes: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const writer = writable.getWriter();
  const reader = readable.getReader();
  // Damaged bytes are told to the reader as well; both ends must be listened to.
  const written = Promise.allSettled([writer.write(bytes), writer.close()]);
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (next.value !== undefined) yield next.value;
    }
  } finally {
    await Promise.allSettled([reader.cancel(), written]);
  }
}
