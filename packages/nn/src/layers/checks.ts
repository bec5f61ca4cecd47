// What layers refuse, each in one line that begins with the layer's name.

import { isRandom, type Random } from '@semente/random';
import { type DType, Tensor, TensorError } from '@semente/tensor';
import { shown } from '../shown.ts';
import type { Mode } from './layer.ts';

/** For callers whose types nobody checked: there is no global source to fall back on. */
export function checkRandom(name: string, random: unknown): asserts random is Random {
  if (isRandom(random)) return;
  throw new RangeError(
    `${name}: needs a random source, as in { random: seededRandom(1) }, got ${shown(random)}`,
  );
}

/** Counts of features, channels, heads, or the lengths of a window. */
export function checkCounts(name: string, what: string, counts: readonly unknown[]): void {
  if (counts.length > 0 && counts.every((count) => Number.isInteger(count) && Number(count) > 0)) {
    return;
  }
  throw new RangeError(`${name}: ${what} must be whole and above 0`);
}

/** Refuses what is no share of a whole: a number from 0 to 1, or less than 1. */
export function checkShare(name: string, what: string, given: unknown, isBelowOne: boolean): void {
  const isNumber = typeof given === 'number' && given >= 0;
  if (isNumber && (isBelowOne ? given < 1 : given <= 1)) return;
  const range = isBelowOne ? '[0, 1)' : '[0, 1]';
  throw new RangeError(`${name}: the ${what} must be a number in ${range}, got ${shown(given)}`);
}

export function checkTruth(name: string, what: string, given: unknown): void {
  if (typeof given === 'boolean') return;
  throw new RangeError(`${name}: ${what} must be true or false, got ${shown(given)}`);
}

/** What keeps a normalization from dividing by 0. */
export function checkEpsilon(name: string, epsilon: unknown): void {
  if (Number.isFinite(epsilon) && Number(epsilon) >= 0) return;
  throw new RangeError(
    `${name}: epsilon must be a finite number of at least 0, got ${shown(epsilon)}`,
  );
}

/** Refuses to guess whether this is training: either guess would be a silent mistake half of the time. */
export function requireMode(name: string, mode: unknown): asserts mode is Mode {
  if (mode === 'training' || mode === 'evaluation') return;
  throw new TensorError(
    `${name}: needs to know what the model is called for, got ${shown(mode)}; ` +
      "call model(x, 'training') or model(x, 'evaluation'), and let layers of your own hand the mode on",
  );
}

/**
 * Refuses an input that does not fit.
 *
 * @param axes - For each axis its length, or its name if any length fits; `…` for any axes.
 */
export function requireInput(
  name: string,
  x: unknown,
  dtype: DType,
  axes: readonly (number | string)[],
): asserts x is Tensor {
  if (x instanceof Tensor && x.dtype === dtype && fits(x.shape, axes)) return;
  throw new TensorError(
    `${name}: expected an input of ${dtype} [${axes.join(', ')}], got ${shown(x)}`,
  );
}

function fits(shape: readonly number[], axes: readonly (number | string)[]): boolean {
  const any = axes.indexOf('…');
  const free = Array(Math.max(0, shape.length - axes.length + 1)).fill('any');
  const wanted = any < 0 ? axes : axes.toSpliced(any, 1, ...free);
  return (
    shape.length === wanted.length &&
    wanted.every((axis, i) => typeof axis === 'string' || axis === shape[i])
  );
}
