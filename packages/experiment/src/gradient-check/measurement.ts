import type { Variant } from '../exercise.ts';
import { numberFormats } from '../format.ts';
import type { JsonNumber } from '../json-number.ts';
import { type Localized, localized } from '../localized.ts';
import type { Lines } from './backward.ts';
import type { CostForm, FloatType } from './network.ts';

/** A backward pass as somebody wrote it. */
export interface Pass extends Variant {
  /** The lines in which it is wrong; none in the correct one. */
  readonly mistakes: Partial<Lines>;
  /** The difference that the notebook printed for it, digit for digit. */
  readonly printed?: string;
}

/** One way to check: the type of all numbers, and the form of the cost that is compared. */
export interface Way {
  readonly dtype: FloatType;
  readonly form: CostForm;
}

/** How far a gradient is from the numerical one, for steps of one size. */
export interface Difference {
  readonly epsilon: number;
  /** ‖g − ĝ‖ / (‖g‖ + ‖ĝ‖): 0 where they agree, 1 where one of them is 0. */
  readonly difference: JsonNumber;
}

/** A backward pass against the numerical gradient, in every way and for steps of every size. */
export interface PassMeasurement {
  readonly checks: readonly (Way & { readonly differences: readonly Difference[] })[];
}

export const float64: Way = { dtype: 'float64', form: 'fromProbabilities' };
export const float64FromLogits: Way = { dtype: 'float64', form: 'fromLogits' };
export const float32: Way = { dtype: 'float32', form: 'fromProbabilities' };
export const ways: readonly Way[] = [float64, float64FromLogits, float32];

export function differencesOf(
  { checks }: PassMeasurement,
  { dtype, form }: Way,
): readonly Difference[] {
  return checks.flatMap((check) => {
    return check.dtype === dtype && check.form === form ? check.differences : [];
  });
}

/** The difference for steps of this size; NaN where both gradients vanish. */
export function differenceAt(measurement: PassMeasurement, way: Way, epsilon: number): number {
  const found = differencesOf(measurement, way).find((entry) => entry.epsilon === epsilon);
  return Number(found?.difference ?? 'NaN');
}

/** A step as prose has it, a power of ten: 0.01, 10⁻⁷. */
export function powerOfTen(epsilon: number): Localized {
  return localized((language) => numberFormats[language].decimal(epsilon).replace('1 × ', ''));
}
