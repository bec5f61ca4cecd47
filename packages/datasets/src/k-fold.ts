import type { Random } from '@semente/random';
import { checkDataset } from './check-dataset.ts';
import { checkFlag, checkOption, checkRandom } from './check-option.ts';
import type { Dataset } from './dataset.ts';
import { select } from './permuted.ts';
import { byClass, orderOf } from './strata.ts';

export interface KFoldOptions {
  /** How many folds there are. */
  readonly folds?: number;
  /** Whether each fold holds every class in its share, to within one sample. */
  readonly stratify?: boolean;
  /** Whether it is drawn which sample belongs to which fold. */
  readonly shuffle?: boolean;
  /** Where the order is drawn from. */
  readonly random: Random;
}

/** One turn of cross-validation. */
export interface Fold {
  readonly train: Dataset;
  readonly validation: Dataset;
}

/**
 * Cross-validation: the samples are dealt to folds in turn, and each fold validates once what is
 * trained on the others. The folds' sizes differ by at most one sample.
 *
 * @param data - x: [samples, …] and y: [samples, …].
 * @throws RangeError if the data or an option does not fit, or there are fewer samples than folds.
 * @example
 * ```ts
 * import { kFold, moons } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom(1);
 * for (const { train, validation } of kFold(moons({ random }), { folds: 4, random })) {
 *   console.log(train.x.shape, validation.x.shape); // [75, 2] [25, 2]
 * }
 * ```
 */
export function kFold(data: Dataset, options: KFoldOptions): Fold[] {
  checkRandom('kFold', options);
  const samples = checkDataset('kFold', data);
  const { folds = 5, stratify = false, shuffle = true, random } = options;
  const areFolds = Number.isInteger(folds) && folds >= 2 && folds <= samples;
  checkOption('kFold', 'folds', folds, areFolds, `an integer from 2 to ${samples}, the samples`);
  checkFlag('kFold', 'stratify', stratify);
  checkFlag('kFold', 'shuffle', shuffle);
  const order = orderOf(samples, shuffle, random);
  const dealt = stratify ? byClass('kFold', data.y, order).flat() : order;
  const foldOf = new Map(dealt.map((sample, i) => [sample, i % folds]));
  return Array.from({ length: folds }, (_, fold) => ({
    train: select(
      data,
      order.filter((sample) => foldOf.get(sample) !== fold),
    ),
    validation: select(
      data,
      order.filter((sample) => foldOf.get(sample) === fold),
    ),
  }));
}
