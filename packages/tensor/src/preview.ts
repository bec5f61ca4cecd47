import { type DType, isFloating } from './dtype.ts';
import { indexOf, sizeOf } from './shape.ts';
import type { Strided } from './strided.ts';

const MOST_SHOWN = 8;

/** The first numbers in row-major order, floats to six digits: enough to recognize a tensor by. */
export function preview(value: Strided): string {
  const size = sizeOf(value.shape);
  const shown = Array.from({ length: Math.min(size, MOST_SHOWN) }, (_, element) =>
    shortened(elementOf(value, element), value.dtype),
  );
  if (value.shape.length === 0) return shown[0];
  return `[${[...shown, ...(size > MOST_SHOWN ? ['…'] : [])].join(', ')}]`;
}

function elementOf({ array, offset, strides, shape }: Strided, element: number): number {
  const index = indexOf(element, shape);
  return array[index.reduce((place, i, axis) => place + i * strides[axis], offset)];
}

/** Integers are shown in full: another digit is another label. */
function shortened(x: number, dtype: DType): string {
  return String(isFloating(dtype) ? Number(x.toPrecision(6)) : x);
}
