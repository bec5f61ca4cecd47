import type { Random } from '@semente/random';
import { checkDataset } from './check-dataset.ts';
import { checkFlag, checkOption, checkRandom, isCount } from './check-option.ts';
import type { Dataset } from './dataset.ts';
import { select } from './permuted.ts';
import { byClass, evenly, orderOf } from './strata.ts';

export interface SplitSamplesOptions {
  /** How many samples are for validation: a share below 1, or a whole number. */
  readonly validation?: number;
  /** How many samples are for the test at the end: a share below 1, or a whole number. */
  readonly test?: number;
  /** Whether each part holds every class in its share, to within two samples. */
  readonly stratify?: boolean;
  /** Whether it is drawn which samples go where; if not, those for the test come last. */
  readonly shuffle?: boolean;
  /** Where the order is drawn from. */
  readonly random: Random;
}

/** The parts of a data set. */
export interface SplitSamples {
  readonly train: Dataset;
  readonly validation: Dataset;
  readonly test: Dataset;
}

/**
 * A data set in three parts: to train on, to choose settings by, and to judge the result.
 *
 * A share is rounded up to whole samples, as in scikit-learn's `train_test_split`, and what is left is
 * for training.
 *
 * @param data - x: [samples, …] and y: [samples, …].
 * @returns The parts; of a part that has no samples, the first axes have the length 0.
 * @throws RangeError if the data or an option does not fit, or nothing is left to train on.
 * @example
 * ```ts
 * import { moons, splitSamples } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom(1);
 * const data = moons({ samples: 200, random });
 * const { train, test } = splitSamples(data, { test: 0.25, stratify: true, random });
 * console.log(train.x.shape, test.x.shape); // [150, 2] [50, 2]
 * ```
 */
export function splitSamples(data: Dataset, options: SplitSamplesOptions): SplitSamples {
  checkRandom('splitSamples', options);
  const samples = checkDataset('splitSamples', data);
  const { validation = 0, test = 0.2, stratify = false, shuffle = true, random } = options;
  checkFlag('splitSamples', 'stratify', stratify);
  checkFlag('splitSamples', 'shuffle', shuffle);
  const validated = partSize('validation', validation, samples);
  const tested = partSize('test', test, samples);
  const trained = samples - validated - tested;
  const fewer = `fewer than the ${samples} samples together`;
  checkOption('splitSamples', 'validation and test', validated + tested, trained > 0, fewer);
  const order = orderOf(samples, shuffle, random);
  const dealt = stratify ? evenly(byClass('splitSamples', data.y, order)) : order;
  const part = (start: number, end: number): Dataset => {
    const chosen = new Set(dealt.slice(start, end));
    return select(
      data,
      order.filter((sample) => chosen.has(sample)),
    );
  };
  return {
    train: part(0, trained),
    validation: part(trained, trained + validated),
    test: part(trained + validated, samples),
  };
}

function partSize(option: string, size: number, samples: number): number {
  const isShare = Number.isFinite(size) && size >= 0 && size < 1;
  const isFit = isShare || (isCount(size) && size <= samples);
  const wanted = `a share below 1 or a whole number up to ${samples}`;
  checkOption('splitSamples', option, size, isFit, wanted);
  return isShare ? Math.ceil(size * samples) : size;
}
