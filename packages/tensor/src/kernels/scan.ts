import { allocate } from '../dtype.ts';
import { rowMajor, type Strided } from '../memory/strided.ts';
import { add } from '../scalar/instructions.ts';
import { rowMajorStrides, sizeOf } from '../shape.ts';
import { rowMajorElements } from './scratch.ts';

/** At each place of an axis the sum of all elements up to there, added plainly in ascending order. */
export function runningSums(x: Strided, axis: number): Strided {
  const others = x.shape.map((_, other) => other).filter((other) => other !== axis);
  const order = [...others, axis];
  const shape = order.map((from) => x.shape[from]);
  const strides = order.map((from) => x.strides[from]);
  const elements = rowMajorElements({ ...x, shape, strides }, 0);
  const size = sizeOf(shape);
  const output = allocate(x.dtype, size);
  const length = x.shape[axis];
  for (let first = 0; first < size; first += length) {
    output[first] = elements[first];
    // Each sum is written where the loop finds it as the first operand of the next one.
    const { run } = add.instruction;
    run(length - 1, output, first + 1, output, first, elements, first + 1, elements, 0);
  }
  const steps = rowMajorStrides(shape);
  const inPlace = x.shape.map((_, from) => steps[order.indexOf(from)]);
  return { ...rowMajor(x.dtype, output, x.shape), strides: inPlace };
}
