import type { Samples } from './training.ts';

/**
 * Refuses data that would spoil every number after it without a word.
 *
 * @throws RangeError if the shapes do not fit, a coordinate is NaN or infinite, or a label is
 * neither 0 nor 1; the message begins with `name`.
 */
export function checkSamples(name: string, { x, y }: Samples): void {
  const [samples, features] = x.shape;
  if (x.rank !== 2 || features !== 2 || y.rank !== 1 || y.shape[0] !== samples) {
    throw new RangeError(
      `${name}: x must be [samples, 2] and y [samples], got [${x.shape.join(', ')}] and [${y.shape.join(', ')}]`,
    );
  }
  const coordinate = x.toTypedArray().findIndex((value) => !Number.isFinite(value));
  if (coordinate >= 0) {
    const value = x.toTypedArray()[coordinate];
    const place = `x[${coordinate >> 1}][${coordinate & 1}]`;
    throw new RangeError(`${name}: ${place} is ${value}, coordinates must be finite numbers`);
  }
  const label = y.toTypedArray().findIndex((value) => value !== 0 && value !== 1);
  if (label >= 0) {
    throw new RangeError(`${name}: y[${label}] is ${y.toTypedArray()[label]}, labels are 0 or 1`);
  }
}
