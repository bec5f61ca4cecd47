import { shown } from '../shown.ts';
import { DataFileError } from './data-file-error.ts';
import type { ByteStream } from './platform.ts';

/** A file to read data from, wherever it is. */
export interface DataFile {
  /** What messages call it. */
  readonly name: string;
  /**
   * Its bytes: all of them; or part by part, as Node's `createReadStream(path)` gives them; or a
   * stream, such as a browser's `file.stream()` or the `body` of a response.
   */
  readonly data: Uint8Array | AsyncIterable<Uint8Array> | ByteStream;
}

/** The file's bytes, part by part. Whoever stops early closes the source. */
export async function* partsOf(file: DataFile): AsyncGenerator<Uint8Array> {
  const { name, data } = requireFile(file);
  if (data instanceof Uint8Array) yield* pieces(data);
  else {
    for await (const part of Symbol.asyncIterator in data ? data : streamed(data)) {
      if (!(part instanceof Uint8Array)) {
        throw new DataFileError(name, `its parts must be of type Uint8Array, given ${shown(part)}`);
      }
      yield* pieces(part);
    }
  }
}

/** No part is larger than this, so that what is made of one stays small. */
const LARGEST_PART = 1 << 16;

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += LARGEST_PART) {
    yield bytes.subarray(at, at + LARGEST_PART);
  }
}

/** For browsers whose streams cannot be iterated. */
export async function* streamed(stream: ByteStream): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (next.value !== undefined) yield next.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** For callers whose types nobody checked. */
function requireFile(file: DataFile): DataFile {
  const { name, data } = (file ?? {}) as Partial<DataFile>;
  if (typeof name !== 'string') {
    throw new DataFileError('file', `name must be a string for messages, given ${shown(name)}`);
  }
  const isObject = typeof data === 'object' && data !== null;
  if (
    !isObject ||
    !(data instanceof Uint8Array || Symbol.asyncIterator in data || 'getReader' in data)
  ) {
    throw new DataFileError(
      name,
      `data must be a Uint8Array, an async iterable of them, or a stream, given ${shown(data)}`,
    );
  }
  return { name, data };
}
