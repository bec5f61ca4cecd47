import type { JsonNumber } from '../../json-number.ts';
import { inEveryLanguage, type Localized } from '../../localized.ts';

/** |ours − printed| / |printed|, which is NaN if either of them is infinite. */
export function relativeDifference(ours: JsonNumber, printed: string): number {
  const expected = parsed(printed);
  return Number(ours) === expected && Number.isFinite(expected)
    ? 0
    : Math.abs(Number(ours) - expected) / Math.abs(expected);
}

/** Python prints `inf` where JavaScript prints `Infinity`. */
function parsed(printed: string): number {
  return Number(printed.replace('inf', 'Infinity'));
}

/** Whether a number, rounded to as many decimals as were printed, is what was printed. */
export function isAsPrinted(ours: JsonNumber, printed: string): boolean {
  const decimals = printed.split('.')[1]?.length ?? 0;
  const value = Number(ours);
  return Number.isFinite(value)
    ? Number(value.toFixed(decimals)) === Number(printed)
    : value === parsed(printed);
}

export function differenceText(ours: JsonNumber, printed: string): Localized {
  const difference = relativeDifference(ours, printed);
  if (difference === 0) return inEveryLanguage('0');
  if (Number.isFinite(difference)) return inEveryLanguage(difference.toExponential(1));
  const areSameInfinity = Number(ours) === parsed(printed);
  return areSameInfinity
    ? { en: 'both infinite', 'pt-BR': 'ambos infinitos' }
    : { en: 'not comparable', 'pt-BR': 'não comparável' };
}
