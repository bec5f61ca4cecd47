import { TensorError } from '../errors.ts';
import { concatenated, littleEndian, utf8 } from './bytes.ts';
import { crc32 } from './crc32.ts';
import {
  CENTRAL_SIGNATURE,
  END_SIGNATURE,
  IS_UTF8,
  LOCAL_SIGNATURE,
  STORED,
} from './zip-format.ts';

/** The version of the format that a reader must know for this: 2.0. */
const VERSION = 20;

/** The first day that the format can write: the same files always give the same archive. */
const JANUARY_1ST_1980 = (1 << 5) | 1;

/** More than this an archive can announce only by an extension of the format. */
const LARGEST = 0xffffffff;
const MOST_ENTRIES = 0xfffe;

/**
 * An archive of files, uncompressed.
 *
 * @throws TensorError if they are too many or too large.
 */
export function writeZip(
  attempt: string,
  files: readonly (readonly [string, Uint8Array])[],
): Uint8Array {
  const local: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const encoded = utf8(name);
    const common = littleEndian([
      [VERSION, 2],
      [IS_UTF8, 2],
      [STORED, 2],
      [0, 2],
      [JANUARY_1ST_1980, 2],
      [crc32(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [encoded.length, 2],
      [0, 2],
    ]);
    const own = [littleEndian([[LOCAL_SIGNATURE, 4]]), common, encoded, bytes];
    const listed = [
      littleEndian([
        [CENTRAL_SIGNATURE, 4],
        [VERSION, 2],
      ]),
      common,
      // No comment, the first disk, no attributes.
      new Uint8Array(10),
      littleEndian([[at, 4]]),
      encoded,
    ];
    local.push(...own);
    directory.push(...listed);
    at += own.reduce((length, part) => length + part.length, 0);
  }
  const listing = concatenated(directory);
  if (at + listing.length > LARGEST || files.length > MOST_ENTRIES) {
    throw new TensorError(
      `${attempt}: ${files.length} arrays of ${at} bytes together are more than one archive can hold; write several`,
    );
  }
  const end = littleEndian([
    [END_SIGNATURE, 4],
    [0, 4],
    [files.length, 2],
    [files.length, 2],
    [listing.length, 4],
    [at, 4],
    [0, 2],
  ]);
  return concatenated([...local, listing, end]);
}
