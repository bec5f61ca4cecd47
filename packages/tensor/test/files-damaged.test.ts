import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readNpy,
  readNpz,
  readSafetensors,
  writeNpy,
  writeNpz,
  writeSafetensors,
} from '../src/files/index.ts';
import { type Structure, type Tensor, TensorError, tensor } from '../src/index.ts';
import { bytesOf, npyFiles, npzFiles, safetensorsFile } from './files-recorded.ts';
import { expectSameBits } from './same-bits.ts';

/** Ways in which a file is damaged: bytes changed, cut out, put in, repeated elsewhere, cut off. */
const damage: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
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

const npy = npyFiles.map(([, { file }]) => bytesOf(file)).filter(({ length }) => length < 500);
const archives = npzFiles.map(([, { file }]) => bytesOf(file));
const ourArchive = writeNpz({ w: tensor([1, 2, 3]), b: tensor(0) });
const safetensors = [
  bytesOf(safetensorsFile.file),
  writeSafetensors({ w: tensor([1, 2, 3]), b: tensor(0) }, { model: 'a line' }),
];

/** A record that compares equal to others of the same entries. */
function inOrderOfName(tensors: Readonly<Record<string, Tensor>>): Structure {
  return Object.entries(tensors)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, x]) => x);
}

/** What reading comes to: the content, or null for an error of ours. Any other error is thrown. */
async function attempt<T>(read: () => T | Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TensorError) return null;
    throw error;
  }
}

describe('a damaged file', () => {
  it('.npy is refused, or read as the file that it has become', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...npy), damage, async (file, spoil) => {
        const x = await attempt(() => readNpy(spoil(file)));
        if (x !== null) expectSameBits(readNpy(writeNpy(x)), x);
      }),
      { numRuns: 3000 },
    );
  });

  it('.npz is refused, or what is damaged is not part of the content', async () => {
    const intact = new Map<Uint8Array, Structure>();
    for (const file of [...archives, ourArchive]) intact.set(file, await readNpz(file));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...intact.keys()), damage, async (file, spoil) => {
        const content = await attempt(() => readNpz(spoil(file)));
        if (content !== null) expectSameBits(content, intact.get(file) ?? []);
      }),
      { numRuns: 3000 },
    );
  });

  it('.safetensors is refused, or read as the file that it has become', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...safetensors), damage, async (file, spoil) => {
        const content = await attempt(() => readSafetensors(spoil(file)));
        if (content === null) return;
        const { tensors, metadata } = content;
        const again = readSafetensors(writeSafetensors(tensors, metadata)).tensors;
        expectSameBits(inOrderOfName(again), inOrderOfName(tensors));
      }),
      { numRuns: 3000 },
    );
  });

  it('of each kind is refused wherever it is cut off', async () => {
    for (const file of [npy[0], ourArchive, safetensors[1]]) {
      for (let length = 0; length < file.length; length++) {
        const cut = file.subarray(0, length);
        const reads = [() => readNpy(cut), () => readNpz(cut), () => readSafetensors(cut)];
        for (const read of reads) expect(await attempt<unknown>(read)).toBeNull();
      }
    }
  });
});
