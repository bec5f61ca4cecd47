import type { ByteReader } from './byte-reader.ts';
import { crc32 } from './crc32.ts';
import { inflate } from './inflate.ts';
import {
  CENTRAL_LENGTH,
  CENTRAL_SIGNATURE,
  DEFLATED,
  END_LENGTH,
  END_SIGNATURE,
  IS_ENCRYPTED,
  LOCAL_LENGTH,
  LOCAL_SIGNATURE,
  STORED,
} from './zip-format.ts';

/** One file of an archive, still packed. */
export interface ZipEntry {
  readonly name: string;
  /** Its bytes, unpacked and compared with their checksum. */
  unpack(): Promise<Uint8Array>;
}

/** An entry as the central directory describes it. */
interface Listed {
  readonly name: string;
  /** Where the directory says so, for messages. */
  readonly listedAt: number;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the entry's own header begins. */
  readonly headerAt: number;
}

/**
 * The entries of an archive, in the order of its central directory.
 *
 * @throws TensorError if the directory is damaged, two entries share a name or bytes, or an entry is
 * encrypted or packed by another method than DEFLATE.
 */
export function readZip(reader: ByteReader): ZipEntry[] {
  const { listed, startAt } = readDirectory(reader);
  const names = new Set<string>();
  for (const { name, listedAt } of listed) {
    if (names.has(name)) throw reader.error(listedAt, `a second entry is called '${name}'`);
    names.add(name);
  }
  const located = listed.map((entry) => ({ ...entry, dataAt: dataAt(reader, entry) }));
  refuseOverlaps(reader, located, startAt);
  return located.map(({ name, listedAt, dataAt, packedSize, size, method, checksum }) => ({
    name,
    async unpack() {
      const packed = reader.take(dataAt, packedSize, `the data of '${name}'`);
      const attempt = `${reader.attempt}: entry '${name}'`;
      const bytes = method === STORED ? packed : await inflate(attempt, packed, size);
      if (crc32(bytes) !== checksum) {
        throw reader.error(listedAt, `the checksum of '${name}' is not that of its bytes`);
      }
      return bytes;
    },
  }));
}

function readDirectory(reader: ByteReader): { listed: Listed[]; startAt: number } {
  const endAt = findEnd(reader);
  const what = 'the end of the central directory';
  const [disk, firstDisk, countHere, count] = [4, 6, 8, 10].map((offset) =>
    reader.uint16(endAt + offset, what),
  );
  const [size, startAt] = [12, 16].map((offset) => reader.uint32(endAt + offset, what));
  if (disk !== 0 || firstDisk !== 0 || countHere !== count) {
    throw reader.error(endAt, 'the archive is in several parts; only one in one part can be read');
  }
  if (startAt + size !== endAt) {
    throw reader.error(
      endAt,
      `the central directory is said to be at ${startAt} and of ${size} bytes, and should end here`,
    );
  }
  const listed: Listed[] = [];
  let at = startAt;
  for (let i = 0; i < count; i++) {
    const { entry, next } = readListed(reader, at);
    listed.push(entry);
    at = next;
  }
  if (at !== endAt) {
    throw reader.error(at, `the central directory should end after ${count} entries, and goes on`);
  }
  return { listed, startAt };
}

/** The record that ends an archive. It may be followed by a comment, and by nothing else. */
function findEnd(reader: ByteReader): number {
  const earliest = Math.max(0, reader.length - END_LENGTH - 0xffff);
  for (let at = reader.length - END_LENGTH; at >= earliest; at--) {
    const isEnd =
      reader.uint32(at, 'a signature') === END_SIGNATURE &&
      reader.uint16(at + 20, 'a length') === reader.length - at - END_LENGTH;
    if (isEnd) return at;
  }
  throw reader.error(
    Math.max(0, reader.length - END_LENGTH),
    'the end of a ZIP archive is expected, and is not there; the file is cut off, or none of this kind',
  );
}

function readListed(reader: ByteReader, at: number): { entry: Listed; next: number } {
  const what = 'an entry of the central directory';
  if (reader.uint32(at, what) !== CENTRAL_SIGNATURE) {
    throw reader.error(at, `${what} is expected, and something else is there`);
  }
  const [flags, method] = [8, 10].map((offset) => reader.uint16(at + offset, what));
  const [checksum, packedSize, size] = [16, 20, 24].map((o) => reader.uint32(at + o, what));
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
    reader.uint16(at + offset, what),
  );
  const headerAt = reader.uint32(at + 42, what);
  const name = reader.text(at + CENTRAL_LENGTH, nameLength, 'the name of an entry');
  if ((flags & IS_ENCRYPTED) !== 0) throw reader.error(at, `entry '${name}' is encrypted`);
  if (method !== STORED && method !== DEFLATED) {
    throw reader.error(
      at,
      `entry '${name}' is packed by method ${method}; ${STORED} (stored) and ${DEFLATED} (deflated) can be read`,
    );
  }
  if (method === STORED && packedSize !== size) {
    throw reader.error(at, `entry '${name}' is stored, and announced in two sizes`);
  }
  const entry = { name, listedAt: at, method, checksum, packedSize, size, headerAt };
  return { entry, next: at + CENTRAL_LENGTH + nameLength + extraLength + commentLength };
}

/** Where an entry's bytes begin: behind its own header, which must say the same as the directory. */
function dataAt(reader: ByteReader, { name, method, headerAt }: Listed): number {
  const what = `the header of entry '${name}'`;
  if (reader.uint32(headerAt, what) !== LOCAL_SIGNATURE) {
    throw reader.error(headerAt, `${what} is expected, and something else is there`);
  }
  const ownMethod = reader.uint16(headerAt + 8, what);
  const nameLength = reader.uint16(headerAt + 26, what);
  const extraLength = reader.uint16(headerAt + 28, what);
  const ownName = reader.text(headerAt + LOCAL_LENGTH, nameLength, what);
  if (ownName !== name || ownMethod !== method) {
    throw reader.error(
      headerAt,
      `${what} contradicts the central directory: '${ownName}' by method ${ownMethod}, not ${method}`,
    );
  }
  return headerAt + LOCAL_LENGTH + nameLength + extraLength;
}

/** Each entry's bytes must end before the next one's header, and the last's before the directory. */
function refuseOverlaps(
  reader: ByteReader,
  entries: readonly (Listed & { readonly dataAt: number })[],
  directoryAt: number,
): void {
  const inOrder = entries.toSorted((a, b) => a.headerAt - b.headerAt);
  for (const [i, { name, dataAt, packedSize }] of inOrder.entries()) {
    const limit = inOrder[i + 1]?.headerAt ?? directoryAt;
    if (dataAt + packedSize > limit) {
      throw reader.error(
        dataAt,
        `the ${packedSize} bytes of '${name}' reach into what begins at ${limit}`,
      );
    }
  }
}
