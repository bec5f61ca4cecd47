import * as fc from 'fast-check';
import { DataFileError } from '../src/files/index.ts';

/** Ways in which a file is damaged: bytes changed, cut out, put in, repeated elsewhere, cut off. */
export const damage: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
  .array(
    fc.record({
      way: fc.constantFrom('change', 'flip', 'remove', 'insert', 'copy', 'cut'),
      where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      from: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      value: fc.nat(255),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((steps) => (bytes) => {
    const damaged = [...bytes];
    for (const { way, where, from, value } of steps) {
      const at = Math.floor(where * damaged.length);
      const source = Math.floor(from * damaged.length);
      if (way === 'change') damaged[at] = value;
      else if (way === 'flip') damaged[at] ^= 1 << (value % 8);
      else if (way === 'remove') damaged.splice(at, 1 + (value % 20));
      else if (way === 'insert') damaged.splice(at, 0, value);
      else if (way === 'copy') damaged.splice(at, 8, ...damaged.slice(source, source + 8));
      else damaged.length = at;
    }
    return Uint8Array.from(damaged.map((byte) => byte ?? 0));
  });

/** What reading comes to, or null for an error of ours. Any other error is thrown. */
export async function attempt<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DataFileError) return null;
    throw error;
  }
}

/** The bytes in parts of so many, as a file's stream might give them. */
export async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
