import { TensorError } from '../errors.ts';
import type { Tensor } from '../tensor.ts';
import { ByteReader } from './byte-reader.ts';
import { readNpyFrom, writeNpy } from './npy.ts';
import { requireRecord, type TensorRecord } from './record.ts';
import { readZip } from './zip.ts';
import { writeZip } from './zip-writer.ts';

/**
 * The arrays in a .npz file, by name, as `np.savez` and `np.savez_compressed` write it.
 *
 * @throws TensorError (by rejecting) if the bytes are no such archive, or are damaged; naming the
 * entry and the place.
 * @example
 * ```ts
 * import { tensor } from '@semente/tensor';
 * import { readNpz, writeNpz } from '@semente/tensor/files';
 *
 * const { w } = await readNpz(writeNpz({ w: tensor([1, 2]), b: tensor(0) }));
 * console.log(w.toArray()); // [1, 2]
 * ```
 */
export async function readNpz(bytes: Uint8Array): Promise<TensorRecord> {
  const reader = new ByteReader('readNpz', bytes);
  const tensors: [string, Tensor][] = [];
  for (const { name, unpack } of readZip(reader)) {
    if (!name.endsWith(SUFFIX)) {
      throw new TensorError(`readNpz: entry '${name}' is no array; a .npz file holds .npy files`);
    }
    const array = new ByteReader(`readNpz: entry '${name}'`, await unpack());
    tensors.push([name.slice(0, -SUFFIX.length), readNpyFrom(array)]);
  }
  return Object.fromEntries(tensors);
}

const SUFFIX = '.npy';

/**
 * Tensors as a .npz file, which `np.load` reads: uncompressed, as `np.savez` writes it.
 *
 * @throws TensorError if a value is no tensor, or there are 4 GiB or more.
 * @example
 * ```ts
 * import { tensor } from '@semente/tensor';
 * import { writeNpz } from '@semente/tensor/files';
 *
 * const bytes = writeNpz({ w: tensor([1, 2]), b: tensor(0) }); // for writeFileSync('model.npz', bytes)
 * console.log(bytes.length); // 474
 * ```
 */
export function writeNpz(tensors: TensorRecord): Uint8Array {
  const files = requireRecord('writeNpz', tensors).map(
    ([name, x]) => [`${name}${SUFFIX}`, writeNpy(x)] as const,
  );
  return writeZip('writeNpz', files);
}
