import { formatTime } from './format-time.ts';

/** How the times of a reference and of ours become one figure. */
export interface Comparison {
  /** Without a reference, its time is NaN. */
  readonly figure: (reference: number, ours: number) => number;
  readonly format: (figure: number) => string;
  readonly isHigherBetter: boolean;
}

export const timesFaster: Comparison = {
  figure: (reference, ours) => reference / ours,
  format: (figure) => `${figure.toFixed(1)} × faster`,
  isHigherBetter: true,
};

export const timesItsTime: Comparison = {
  figure: (reference, ours) => ours / reference,
  format: (figure) => `${figure.toFixed(2)} × its time`,
  isHigherBetter: false,
};

export const shareOfPeak: Comparison = {
  figure: (peak, ours) => peak / ours,
  format: (figure) => `${(100 * figure).toFixed(0)} % of it`,
  isHigherBetter: true,
};

/** Without a reference: our time itself. */
export const timeAlone: Comparison = {
  figure: (_, ours) => ours,
  format: formatTime,
  isHigherBetter: false,
};

export function isReached({ isHigherBetter }: Comparison, figure: number, wanted: number): boolean {
  return isHigherBetter ? figure >= wanted : figure <= wanted;
}
