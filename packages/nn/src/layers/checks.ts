// What layers refuse, each in one line that begins with the layer's name.

import { type DType, Tensor, TensorError } from '@semente/tensor';
import { type Claim, isOneOf } from '../claims.ts';
import { shown } from '../shown.ts';
import type { Mode } from './layer.ts';

export const isFloatType: Claim = isOneOf(['float64', 'float32']);

export const isRule: Claim = {
  wanted: 'a rule for weights, as heNormal() makes one',
  // What makes a rule, heNormal itself, explains nothing.
  holds: (value) => typeof value === 'function' && 'explain' in value,
};

export const isRuleOrFalse: Claim = {
  wanted: 'a rule, as zeros() makes one, or false',
  holds: (value) => value === false || isRule.holds(value),
};

/** Counts of features, channels, heads, or the lengths of a window. */
export function checkCounts(name: string, what: string, counts: readonly unknown[]): void {
  if (counts.length > 0 && counts.every((count) => Number.isInteger(count) && Number(count) > 0)) {
    return;
  }
  throw new RangeError(`${name}: ${what} must be whole and above 0`);
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
