import type { Tensor } from '@semente/tensor';
import { shown } from '../shown.ts';

/** What becomes of the single losses: their mean, their sum, or nothing, so that they stay apart. */
export type Reduction = 'mean' | 'sum' | 'none';

/** What every loss may be told. */
export interface LossOptions {
  /** `'mean'` by default. */
  readonly reduction?: Reduction;
}

/**
 * The one place where single losses become one number.
 *
 * @param weights - What each loss counts for, if not all count for 1: the losses hold these factors
 * already, and a mean is their sum divided by the sum of the factors.
 */
export function reduced(
  loss: string,
  losses: Tensor,
  reduction: Reduction = 'mean',
  weights?: Tensor,
): Tensor {
  if (reduction === 'none') return losses;
  if (reduction === 'sum') return losses.sum();
  if (reduction === 'mean') {
    return weights === undefined ? losses.mean() : losses.sum().div(weights.sum());
  }
  throw new RangeError(
    `${loss}: the reduction must be one of 'mean', 'sum', 'none', got ${shown(reduction)}`,
  );
}
