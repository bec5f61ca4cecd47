import type { TypedArray } from '../dtype.ts';
import { joinableAxes, joinShape, joinStrides } from '../memory/axes.ts';
import { isRowMajor } from '../memory/layout.ts';
import type { Strided } from '../memory/strided.ts';
import type { Loop } from '../scalar/loop.ts';
import { type Shape, sizeOf } from '../shape.ts';

/** Runs the loop over inputs of the given shape, wherever their elements stand. */
export function runLoop(
  loop: Loop,
  inputs: readonly Strided[],
  output: TypedArray,
  shape: Shape,
): void {
  if (inputs.every(isRowMajor)) {
    const walks = inputs.map(({ array, offset }) => walk(array, offset, 0, 1));
    loop(1, sizeOf(shape), walks, output, 0);
  } else {
    runStrided(loop, inputs, output, shape);
  }
}

function walk(array: TypedArray, start: number, rowStep: number, columnStep: number) {
  return { array, start, rowStep, columnStep };
}

/** Over the last two axes, once for each place of the others. */
function runStrided(
  loop: Loop,
  inputs: readonly Strided[],
  output: TypedArray,
  shape: Shape,
): void {
  const groups = joinableAxes(shape, inputs);
  const lengths = joinShape(shape, groups);
  const [columns, rows] = [lengths.pop() ?? 1, lengths.pop() ?? 1];
  const outer = inputs.map(({ strides }) => joinStrides(strides, groups));
  const walks = inputs.map(({ array, offset }, i) => {
    const columnStep = outer[i].pop() ?? 0;
    return walk(array, offset, outer[i].pop() ?? 0, columnStep);
  });
  let next = 0;
  const runAxis = (axis: number): void => {
    if (axis === lengths.length) {
      loop(rows, columns, walks, output, next);
      next += rows * columns;
      return;
    }
    for (let i = 0; i < lengths[axis]; i++) {
      runAxis(axis + 1);
      walks.forEach((input, k) => {
        input.start += outer[k][axis];
      });
    }
    walks.forEach((input, k) => {
      input.start -= lengths[axis] * outer[k][axis];
    });
  };
  runAxis(0);
}
