import { type Shape, sizeOf } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { reshape } from '../movement.ts';
import { slice } from '../slicing.ts';

/*
 * An operation has one output. What gives several matrices writes them one after another along one
 * axis, and they are taken apart again.
 */

/** How many numbers matrices of these shapes have together. */
export function packedSize(shapes: readonly Shape[]): number {
  return shapes.reduce((sum, shape) => sum + sizeOf(shape), 0);
}

/** The matrices' numbers, one after another. */
export function pack(matrices: readonly Float64Array[]): Float64Array {
  const size = matrices.reduce((sum, { length }) => sum + length, 0);
  const packed = new Float64Array(size);
  let start = 0;
  for (const matrix of matrices) {
    packed.set(matrix, start);
    start += matrix.length;
  }
  return packed;
}

/** The matrices, each of them of its shape. */
export function unpack(packed: Tensor, shapes: readonly Shape[]): Tensor[] {
  const batch = packed.shape.slice(0, -1);
  let start = 0;
  return shapes.map((shape) => {
    const end = start + sizeOf(shape);
    const part = slice(packed, -1, { start, end });
    start = end;
    return reshape(part, [...batch, ...shape]);
  });
}
