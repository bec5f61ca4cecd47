import { type DType, isFloating, represent } from '../dtype.ts';
import { type Digits, roundedDigits, shortestDigits } from './digits.ts';

/**
 * The elements as text in the format that they have in common, all of one length, by NumPy's rules
 * (`numpy/_core/arrayprint.py`).
 */
export function written(elements: readonly number[], dtype: DType, precision: number): string[] {
  if (dtype === 'bool') return elements.map((x) => (x === 0 ? 'False' : ' True'));
  if (!isFloating(dtype)) return aligned(elements.map(String));
  const finite = elements.filter(Number.isFinite);
  const write = isScientific(finite, dtype) ? scientific : positional;
  const texts = write(finite, dtype, precision);
  let next = 0;
  return aligned(elements.map((x) => (Number.isFinite(x) ? texts[next++] : nonFinite(x))));
}

/** Filled up from the left to the length of the longest. */
function aligned(texts: readonly string[]): string[] {
  const width = longest(texts);
  return texts.map((text) => text.padStart(width));
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}

function nonFinite(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  return x > 0 ? 'inf' : '-inf';
}

/** Whether numbers are too large, too small or too far apart to be read without an exponent. */
function isScientific(elements: readonly number[], dtype: DType): boolean {
  const sizes = elements.map(Math.abs).filter((size) => size > 0);
  if (sizes.length === 0) return false;
  const most = sizes.reduce((a, b) => Math.max(a, b));
  const least = sizes.reduce((a, b) => Math.min(a, b));
  return (
    most >= (dtype === 'float32' ? 1e6 : 1e8) ||
    least < represent(1e-4, dtype) ||
    represent(most / least, dtype) > 1000
  );
}

/** Digits around a point, as many behind it as the number needs; shorter fractions end in spaces. */
function positional(elements: readonly number[], dtype: DType, precision: number): string[] {
  const parts = elements.map((x) => {
    const shortest = shortestDigits(Math.abs(x), dtype);
    const isShort = fractionOf(shortest).length <= precision;
    const count = shortest.exponent + 1 + precision;
    const digits = isShort ? shortest : roundedDigits(Math.abs(x), count);
    return {
      whole: `${sign(x)}${wholeOf(digits)}`,
      fraction: withoutZeros(fractionOf(digits)),
    };
  });
  const width = longest(parts.map(({ fraction }) => fraction));
  return parts.map(({ whole, fraction }) => `${whole}.${fraction.padEnd(width)}`);
}

function wholeOf({ digits, exponent }: Digits): string {
  return exponent < 0 ? '0' : digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
}

function fractionOf({ digits, exponent }: Digits): string {
  return exponent < 0 ? `${'0'.repeat(-exponent - 1)}${digits}` : digits.slice(exponent + 1);
}

/** One digit, a fraction that is as long for all, and a power of ten. */
function scientific(elements: readonly number[], dtype: DType, precision: number): string[] {
  const shorts = elements.map((x) => {
    const shortest = shortestDigits(Math.abs(x), dtype);
    const isShort = shortest.digits.length - 1 <= precision;
    return isShort ? shortest : roundedDigits(Math.abs(x), precision + 1);
  });
  const width = longest(shorts.map(({ digits }) => withoutZeros(digits.slice(1))));
  const powers = shorts.map(({ exponent }) => `${Math.abs(exponent)}`);
  const powerWidth = Math.max(2, longest(powers));
  return elements.map((x, i) => {
    const isLong = shorts[i].digits.length - 1 >= width;
    const { digits, exponent } = isLong ? shorts[i] : roundedDigits(Math.abs(x), width + 1);
    const fraction = digits.slice(1, 1 + width).padEnd(width, '0');
    const power = `${Math.abs(exponent)}`.padStart(powerWidth, '0');
    return `${sign(x)}${digits[0]}.${fraction}e${exponent < 0 ? '-' : '+'}${power}`;
  });
}

function sign(x: number): '-' | '' {
  return x < 0 || Object.is(x, -0) ? '-' : '';
}

function withoutZeros(fraction: string): string {
  return fraction.replace(/0+$/, '');
}
