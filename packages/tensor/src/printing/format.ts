import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import type { Strided } from '../memory/strided.ts';
import { checkOptions } from '../require.ts';
import { sizeOf } from '../shape.ts';
import { currentEvaluator, requireTensor, type Tensor } from '../tensor.ts';
import { LINE, layOut, shownElements } from './layout.ts';
import { written } from './numbers.ts';

/** How `format` writes numbers. */
export interface FormatOptions {
  /** At most so many digits behind the point; 8 by default. */
  readonly precision?: number;
  /** Of a tensor of more elements than this, only the ends of each axis are shown; 1000 by default. */
  readonly threshold?: number;
}

/** As many digits as tell float64 numbers apart, with room to spare. */
const MOST_DIGITS = 50;

/**
 * A tensor's numbers as text, as NumPy prints an array: in aligned columns, with as few digits as
 * tell them apart and one notation for all, in lines of 75 characters.
 *
 * @throws TensorError if an option is not a whole number of at least 0.
 * @example
 * ```ts
 * import { format, tensor } from '@semente/tensor';
 *
 * console.log(format(tensor([[1, 0.25], [-10, 1 / 3]]), { precision: 3 }));
 * // [[  1.      0.25 ]
 * //  [-10.      0.333]]
 * ```
 */
export function format(x: Tensor, options: FormatOptions = {}): string {
  requireTensor('format', x);
  checkOptions('format', options, ['precision', 'threshold']);
  const { precision = 8, threshold = 1000 } = options;
  checkOption('precision', precision, MOST_DIGITS);
  checkOption('threshold', threshold, Infinity);
  const page = { precision, threshold, separator: ' ', indent: 0 };
  return formatStrided(currentEvaluator().read(x, 'printing'), page);
}

function checkOption(name: string, value: number, most: number): void {
  if ((Number.isInteger(value) || value === Infinity) && value >= 0 && value <= most) return;
  throw new TensorError(
    `format: the ${name} is a whole number from 0 to ${most}, got ${describe(value)}`,
  );
}

/** How many elements are shown at either end of an axis of a large tensor. */
const EDGE = 3;

interface Page extends Required<FormatOptions> {
  readonly separator: string;
  readonly indent: number;
}

/** The numbers in nested brackets, the first of which stands in a certain column. */
export function formatStrided(value: Strided, page: Page): string {
  const edge = sizeOf(value.shape) > page.threshold ? EDGE : Infinity;
  const words = written(shownElements(value, edge), value.dtype, page.precision);
  return layOut(words, value.shape, { ...page, edge });
}

/**
 * What `console.log` shows in Node: the numbers as in NumPy's `repr`, then the tensor's type.
 *
 * @param value - Undefined where the numbers are not known.
 */
export function inspected(type: string, value: Strided | undefined): string {
  const start = 'tensor(';
  const page = { precision: 8, threshold: 1000, separator: ', ', indent: start.length };
  const text = `${start}${value === undefined ? '… has no numbers inside compile()' : formatStrided(value, page)},`;
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  const fits = lastLine.length + 1 + type.length < LINE;
  return `${text}${fits ? ' ' : `\n${' '.repeat(start.length)}`}${type})`;
}
