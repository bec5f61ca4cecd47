import { allocate, represent } from '../dtype.ts';
import { type Shape, sizeOf } from '../shape.ts';
import { rowMajor, type Strided } from '../strided.ts';
import { type Selection, selectedLayout } from './selection.ts';
import { walkRows } from './walk.ts';

/** A tensor put together from parts: where each stands, and what is where none does. */
export interface Assembly {
  readonly whole: Shape;
  /** The place of each part. */
  readonly parts: readonly Selection[];
  readonly background: number;
  /** Whether parts may share elements, where they are added to the background and to one another. */
  readonly addsUp?: boolean;
}

/** Writes each part where its selection would read it. */
export function assemble(
  inputs: readonly Strided[],
  { whole, parts, background }: Assembly,
): Strided {
  const [{ dtype }] = inputs;
  const output = allocate(dtype, sizeOf(whole)).fill(represent(background, dtype));
  const result = rowMajor(dtype, output, whole);
  parts.forEach((part, which) => {
    const input = inputs[which];
    const { array } = input;
    walkRows(part.shape, input, selectedLayout(result, part), (length, from, stride, to, step) => {
      for (let i = 0; i < length; i++) output[to + i * step] = array[from + i * stride];
    });
  });
  return result;
}

/** Zeros, to which each element is added where the selection reads it: where several go, in row-major order. */
export function addUp(x: Strided, selection: Selection): Strided {
  const { whole, shape } = selection;
  const output = allocate(x.dtype, sizeOf(whole));
  const result = rowMajor(x.dtype, output, whole);
  const { array } = x;
  walkRows(shape, x, selectedLayout(result, selection), (length, from, stride, to, step) => {
    for (let i = 0; i < length; i++) output[to + i * step] += array[from + i * stride];
  });
  return result;
}
