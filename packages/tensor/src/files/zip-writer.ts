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
    const facts = factsOf(encoded, bytes);
    const entry = concatenated([littleEndian([[LOCAL_SIGNATURE, 4]]), facts, encoded, bytes]);
    local.push(entry);
    directory.push(listed(facts, encoded, at));
    at += entry.length;
  }
  const listing = concatenated(directory);
  if (at + listing.length > LARGEST || files.length > MOST_ENTRIES) {
    throw new TensorError(
      `${attempt}: ${files.length} arrays of ${at} bytes together are more than one archive can hold; write several`,
    );
  }
  return concatenated([...local, listing, end(files.length, listing.length, at)]);
}

/** What a file's own header and its line in the directory both say. */
function factsOf(name: Uint8Array, bytes: Uint8Array): Uint8Array {
  return littleEndian([
    [VERSION, 2],
    [IS_UTF8, 2],
    [STORED, 2],
    [0, 2],
    [JANUARY_1ST_1980, 2],
    [crc32(bytes), 4],
    [bytes.length, 4],
    [bytes.length, 4],
    [name.length, 2],
    [0, 2],
  ]);
}

/** A file's line in the directory, which says where its own header begins. */
function listed(facts: Uint8Array, name: Uint8Array, at: number): Uint8Array {
  const made = littleEndian([
    [CENTRAL_SIGNATURE, 4],
    [VERSION, 2],
  ]);
  // No comment, the first disk, no attributes.
  const rest = new Uint8Array(10);
  return concatenated([made, facts, rest, littleEndian([[at, 4]]), name]);
}

/** Where the directory is and how much is in it. */
function end(files: number, length: number, at: number): Uint8Array {
  return littleEndian([
    [END_SIGNATURE, 4],
    [0, 4],
    [files, 2],
    [files, 2],
    [length, 4],
    [at, 4],
    [0, 2],
  ]);
}
