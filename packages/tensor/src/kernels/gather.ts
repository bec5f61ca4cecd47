import { allocate } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { rowMajor, type Strided } from '../memory/strided.ts';
import { formatShape, indexOf, type Shape, sizeOf } from '../shape.ts';
import { rowMajorElements } from './scratch.ts';

/** Which places of an axis of a tensor are taken. */
export interface Gathering {
  /** The shape of what is taken from. */
  readonly source: Shape;
  readonly axis: number;
  /** Whether an index takes all that lies behind it along the other axes, or one element only. */
  readonly takesSlices: boolean;
}

/** The elements that the indices point to, in the order of the indices. */
export function gather(
  attempt: string,
  x: Strided,
  index: Strided,
  shape: Shape,
  gathering: Gathering,
): Strided {
  const { starts, length } = stretches(attempt, index, gathering);
  const source = rowMajorElements(x, 0);
  const output = allocate(x.dtype, sizeOf(shape));
  starts.forEach((start, which) => {
    const to = which * length;
    for (let i = 0; i < length; i++) output[to + i] = source[start + i];
  });
  return rowMajor(x.dtype, output, shape);
}

/**
 * Zeros in the source's shape, to which each element of `x` is added where `gather` would take it
 * from: of several that go to one place, in the order in which they stand in `x`.
 */
export function scatterAdd(
  attempt: string,
  x: Strided,
  index: Strided,
  gathering: Gathering,
): Strided {
  const { starts, length } = stretches(attempt, index, gathering);
  const parts = rowMajorElements(x, 0);
  const output = allocate(x.dtype, sizeOf(gathering.source));
  starts.forEach((start, which) => {
    const from = which * length;
    for (let i = 0; i < length; i++) output[start + i] += parts[from + i];
  });
  return rowMajor(x.dtype, output, gathering.source);
}

/** Where in the source each stretch of neighbours begins that is taken as one, and how long all are. */
function stretches(
  attempt: string,
  index: Strided,
  { source, axis, takesSlices }: Gathering,
): { readonly starts: Uint32Array; readonly length: number } {
  const outer = sizeOf(source.slice(0, axis));
  const inner = sizeOf(source.slice(axis + 1));
  const indices = rowMajorElements(index, 1);
  const count = sizeOf(index.shape);
  const places = source[axis];
  for (let i = 0; i < count; i++) {
    if (indices[i] < 0 || indices[i] >= places) {
      throw outOfRange(attempt, indices[i], indexOf(i, index.shape), axis, source);
    }
  }
  if (takesSlices) {
    const starts = Uint32Array.from({ length: outer * count }, (_, i) => {
      const before = Math.floor(i / count);
      return (before * places + indices[i % count]) * inner;
    });
    return { starts, length: inner };
  }
  const perOuter = outer === 0 ? 0 : count / outer;
  const starts = Uint32Array.from({ length: count }, (_, i) => {
    const before = Math.floor(i / perOuter);
    return (before * places + indices[i]) * inner + (i % inner);
  });
  return { starts, length: 1 };
}

function outOfRange(
  attempt: string,
  index: number,
  position: readonly number[],
  axis: number,
  source: Shape,
): TensorError {
  const range = source[axis] === 0 ? 'that axis is empty' : `use 0 to ${source[axis] - 1}`;
  return new TensorError(
    `${attempt}: the index ${index} at ${formatShape(position)} is no place on axis ${axis} of ${formatShape(source)}; ${range}`,
  );
}
