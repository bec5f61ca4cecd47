import { allocate } from '../../dtype.ts';
import { rowMajor, type Strided, toRowMajorArray } from '../../memory/strided.ts';
import { type Shape, sizeOf, type TensorType } from '../../shape.ts';

/**
 * Applies a function to the matrices that stand along the last axes of each input, place by place of
 * the axes before. The function sees and gives numbers in row-major order, all in float64; what it
 * gives is rounded once, if the output is float32.
 *
 * @param batch - The axes before the matrices, which all inputs have.
 */
export function mapMatrices(
  inputs: readonly Strided[],
  batch: Shape,
  output: TensorType,
  fn: (matrices: readonly Float64Array[], place: number) => ArrayLike<number>,
): Strided {
  const places = sizeOf(batch);
  const elements = inputs.map(toRowMajorArray);
  const array = allocate(output.dtype, sizeOf(output.shape));
  for (let place = 0; place < places; place++) {
    const matrices = elements.map((all) => {
      const size = all.length / places;
      return Float64Array.from(all.subarray(place * size, (place + 1) * size));
    });
    array.set(fn(matrices, place), place * (array.length / places));
  }
  return rowMajor(output.dtype, array, output.shape);
}
