// What initializers refuse, each in one line, when the rule is made.

import { shown } from '../shown.ts';

export function checkFinite(rule: string, option: string, given: unknown): void {
  if (Number.isFinite(given)) return;
  throw new RangeError(`${rule}: the ${option} must be a finite number, got ${shown(given)}`);
}

export function checkPositive(rule: string, option: string, given: unknown): void {
  if (Number.isFinite(given) && Number(given) > 0) return;
  throw new RangeError(`${rule}: the ${option} must be a positive number, got ${shown(given)}`);
}

export function checkCount(rule: string, option: string, given: unknown): void {
  if (Number.isInteger(given) && Number(given) > 0) return;
  throw new RangeError(`${rule}: ${option} must be whole and above 0, got ${shown(given)}`);
}

/** Of a normal distribution. */
export function checkMoments(rule: string, mean: number, standardDeviation: number): void {
  if (Number.isFinite(mean) && Number.isFinite(standardDeviation) && standardDeviation >= 0) return;
  throw new RangeError(
    `${rule}: needs a finite mean and a standard deviation of at least 0, got ${shown(mean)} and ${shown(standardDeviation)}`,
  );
}

/** Rules that fill a matrix refuse what is none, such as a bias. */
export function checkMatrix(rule: string, shape: readonly number[]): void {
  if (shape.length >= 2) return;
  throw new RangeError(
    `${rule}: fills weights of shape [outputs, inputs, …], not of shape [${shape.join(', ')}]`,
  );
}
