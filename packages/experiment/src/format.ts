import type { JsonNumber } from './result.ts';

/** How a language writes numbers within a sentence. */
export interface NumberFormat {
  /** A whole number with its thousands apart: 15,000. */
  count(value: number): string;
  /** Four significant digits, or all digits before the point if those are more; the sign of infinity. */
  decimal(value: JsonNumber): string;
  /** A share as a percentage, to a tenth where that is not 0. */
  percent(share: number): string;
}

const INFINITIES: Readonly<Partial<Record<JsonNumber, string>>> = {
  Infinity: '∞',
  '-Infinity': '−∞',
};

export const english: NumberFormat = numberFormat('.', ',');
export const portuguese: NumberFormat = numberFormat(',', '.');

function numberFormat(point: string, separator: string): NumberFormat {
  const count = (value: number): string => value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, separator);
  const fraction = (digits: string): string => digits.replace('.', point);
  return {
    count,
    decimal(value) {
      if (typeof value !== 'number') return INFINITIES[value] ?? value;
      return Math.abs(value) < 1_000 ? fraction(value.toPrecision(4)) : count(value);
    },
    percent: (share) => `${fraction((100 * share).toFixed(1).replace(/\.0$/, ''))}%`,
  };
}
