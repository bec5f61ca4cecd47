import { allocate, represent } from '../dtype.ts';
import { sizeOf } from '../shape.ts';
import { rowMajor, type Strided } from '../strided.ts';
import { type Selection, selectedLayout } from './selection.ts';
import { walkRows } from './walk.ts';

/**
 * The whole of which `x` is the selected part; everywhere else it holds the background. What
 * `selectedLayout` reads, this writes. No place may be selected twice.
 */
export function placeElements(x: Strided, selection: Selection, background: number): Strided {
  const { whole, shape } = selection;
  const output = allocate(x.dtype, sizeOf(whole)).fill(represent(background, x.dtype));
  const result = rowMajor(x.dtype, output, whole);
  const { array } = x;
  walkRows(shape, x, selectedLayout(result, selection), (length, from, stride, to, step) => {
    for (let i = 0; i < length; i++) output[to + i * step] = array[from + i * stride];
  });
  return result;
}

/** As `placeElements`, but zeros to which elements are added: where several go, in row-major order. */
export function addElements(x: Strided, selection: Selection): Strided {
  const { whole, shape } = selection;
  const output = allocate(x.dtype, sizeOf(whole));
  const result = rowMajor(x.dtype, output, whole);
  const { array } = x;
  walkRows(shape, x, selectedLayout(result, selection), (length, from, stride, to, step) => {
    for (let i = 0; i < length; i++) output[to + i * step] += array[from + i * stride];
  });
  return result;
}
