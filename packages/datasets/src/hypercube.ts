import type { Random } from '@semente/random';
import { concat, type Tensor, tensor } from '@semente/tensor';
import { integerMatrix } from './draws.ts';
import { sampleWithoutReplacement } from './sample-without-replacement.ts';

/** The corners of so many axes are still numbered by one integer. */
const NUMBERED_AXES = 30;

/**
 * Different vertices of the unit hypercube, drawn as scikit-learn's `make_classification` does:
 * [count, axes]. Where there are more than 30 axes the first ones are drawn bit by bit.
 */
export function hypercubeVertices(random: Random, count: number, axes: number): Tensor {
  const more = axes - NUMBERED_AXES;
  if (more <= 0) return numberedVertices(random, count, axes);
  const drawn = integerMatrix(random, count, more, 2);
  return concat([drawn, numberedVertices(random, count, NUMBERED_AXES)], 1);
}

/** The coordinates of vertex v are the binary digits of v, the highest one first. */
function numberedVertices(random: Random, count: number, axes: number): Tensor {
  const vertices = sampleWithoutReplacement(random, 1 << axes, count);
  const digits = vertices.flatMap((vertex) =>
    Array.from({ length: axes }, (_, axis) => (vertex >>> (axes - 1 - axis)) & 1),
  );
  return tensor(Float64Array.from(digits), { shape: [count, axes] });
}
