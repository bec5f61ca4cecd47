import type { JsonNumber } from './json-number.ts';
import type { Language } from './localized.ts';

/** How a number is shown: 0.07358, 99.3 %, 15,000. */
export type NumberStyle = 'decimal' | 'percent' | 'count';

/** How a language writes numbers in prose. */
export interface NumberFormat {
  /** A whole number, its thousands grouped. */
  count(value: number): string;
  /** Four significant digits; a power of ten where zeros would hide them. */
  decimal(value: JsonNumber): string;
  /** Two significant digits, where room is scarce. */
  short(value: JsonNumber): string;
  /** A share of 1 as a percentage, to one decimal. */
  percent(share: number): string;
  /** `a, b, and c`; with semicolons where the items have commas of their own. */
  list(items: readonly string[]): string;
}

export const numberFormats: Readonly<Record<Language, NumberFormat>> = {
  en: numberFormat('en'),
  'pt-BR': numberFormat('pt-BR'),
};

function numberFormat(language: Language): NumberFormat {
  const integer = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    count: (value) => integer.format(value),
    decimal: significant(language, 4),
    short: significant(language, 2),
    percent: (share) => percent.format(share),
    list: (items) => {
      const comma = items.some((item) => item.includes(',')) ? ';' : ',';
      const parts = list.formatToParts(items);
      return parts
        .map(({ type, value }) => (type === 'literal' ? value.replace(',', comma) : value))
        .join('');
    },
  };
}

/** A number with all its digits, as every language prints it in tables to compare with. */
export function exact(value: JsonNumber): string {
  return String(value).replace('Infinity', '∞');
}

function significant(language: Language, digits: number): (value: JsonNumber) => string {
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: digits });
  return (given) => {
    const value = Number(given);
    const size = Math.abs(value);
    const sign = value < 0 ? '−' : '';
    const isPlain = size === 0 || !Number.isFinite(size) || (size >= 1e-4 && size < 1e6);
    if (isPlain) return sign + format.format(size);
    const [mantissa, exponent] = size.toExponential(digits - 1).split('e');
    return `${sign}${format.format(Number(mantissa))} × 10${superscript(Number(exponent))}`;
  };
}

function superscript(exponent: number): string {
  return String(exponent).replace(
    /./g,
    (digit) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(digit)] ?? '',
  );
}
