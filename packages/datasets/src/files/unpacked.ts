import { type DataFile, partsOf, streamed } from './data-file.ts';
import { DataFileError } from './data-file-error.ts';
import { type Decompression, platform } from './platform.ts';

/**
 * The file's bytes, part by part; if it is packed by gzip (RFC 1952), the original's. Of a file of
 * several members some engines unpack all, as RFC 1952 has it, and others refuse what comes after the
 * first, as the Compression Streams standard has it.
 */
export async function* unpacked(file: DataFile): AsyncGenerator<Uint8Array> {
  const parts = partsOf(file);
  try {
    const start = await firstBytes(parts);
    const isPacked = start[0] === 0x1f && start[1] === 0x8b;
    yield* isPacked ? gunzipped(file.name, start, parts) : rejoined(start, parts);
  } finally {
    await parts.return(undefined);
  }
}

/** The first two bytes or more, or as many as there are. */
async function firstBytes(parts: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let start = new Uint8Array(0);
  while (start.length < 2) {
    const next = await parts.next();
    if (next.done === true) break;
    start = Uint8Array.from([...start, ...next.value]);
  }
  return start;
}

async function* rejoined(
  start: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield start;
  yield* rest;
}

async function* gunzipped(
  name: string,
  start: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (platform.DecompressionStream === undefined) {
    throw new DataFileError(
      name,
      'it is packed by gzip, and this engine has no DecompressionStream; unpack it beforehand',
    );
  }
  const stream = new platform.DecompressionStream('gzip');
  const packing = pump(rejoined(start, rest), stream);
  let got = 0;
  try {
    for await (const part of streamed(stream.readable)) {
      got += part.length;
      yield part;
    }
  } catch {
    // What the source itself reports is more to the point than that the stream has ended.
    throw (await packing) ?? damaged(name, got);
  } finally {
    await packing;
  }
}

function damaged(name: string, got: number): DataFileError {
  return new DataFileError(
    name,
    `its gzip data is damaged, cut off, or followed by more, after ${got} unpacked bytes`,
  );
}

/** Puts the parts into the stream. Gives the error of the source, if that is what ends it. */
async function pump(
  parts: AsyncIterable<Uint8Array>,
  { writable }: Decompression,
): Promise<unknown> {
  const writer = writable.getWriter();
  let isStreamAtFault = false;
  const guarded = async (step: Promise<void>): Promise<void> => {
    isStreamAtFault = true;
    await step;
    isStreamAtFault = false;
  };
  try {
    for await (const part of parts) await guarded(writer.write(part));
    await guarded(writer.close());
    return undefined;
  } catch (error) {
    if (isStreamAtFault) return undefined;
    await writer.abort().catch(() => undefined);
    return error;
  }
}
