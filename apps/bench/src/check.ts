import type { Run } from './contender.ts';

/** A contender gave other values than it had to: its time means nothing. */
export class WrongValues extends Error {}

/** The largest relative difference of the first values from the expected ones; infinite for NaN. */
export function worstDifference(values: readonly number[], expected: readonly number[]): number {
  return expected.reduce((worst, wanted, i) => {
    if (values[i] === wanted) return worst;
    const difference = Math.abs(values[i] - wanted) / Math.abs(wanted);
    return Math.max(worst, Number.isNaN(difference) ? Infinity : difference);
  }, 0);
}

/**
 * The worst difference of a run that is right.
 *
 * @throws WrongValues if it differs by more than the tolerance.
 */
export function checkValues(
  name: string,
  { values }: Run,
  expected: readonly number[],
  tolerance: number,
): number {
  const worst = worstDifference(values, expected);
  if (worst <= tolerance) return worst;
  throw new WrongValues(
    `${name} gave ${list(values)}, where ${list(expected)} had to come out to within ${tolerance} of each`,
  );
}

function list(values: readonly number[]): string {
  const more = values.length > 5 ? ', …' : '';
  return `[${values.slice(0, 5).join(', ')}${more}]`;
}
