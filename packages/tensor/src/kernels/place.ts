import { allocate, represent } from '../dtype.ts';
import { rowMajor, type Strided } from '../memory/strided.ts';
import { copyElements, walkBlocks } from '../memory/walk.ts';
import { type Shape, sizeOf } from '../shape.ts';
import { type Selection, selectedLayout } from './selection.ts';

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
    copyElements(part.shape, input.array, input, output, selectedLayout(result, part));
  });
  return result;
}

/** Zeros, to which each element is added where the selection reads it: where several go, in row-major order. */
export function addUp(x: Strided, selection: Selection): Strided {
  const { whole, shape } = selection;
  const output = allocate(x.dtype, sizeOf(whole));
  const result = rowMajor(x.dtype, output, whole);
  const { array } = x;
  const target = selectedLayout(result, selection);
  walkBlocks(shape, x, target, (rows, columns, a, aRow, aColumn, b, bRow, bColumn) => {
    for (let i = 0; i < rows; i++) {
      const [p, q] = [a + i * aRow, b + i * bRow];
      for (let j = 0; j < columns; j++) output[q + j * bColumn] += array[p + j * aColumn];
    }
  });
  return result;
}
