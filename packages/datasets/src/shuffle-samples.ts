import type { Random } from '@semente/random';
import { checkDataset } from './check-dataset.ts';
import { checkRandom } from './check-option.ts';
import type { Dataset } from './dataset.ts';
import { select } from './permuted.ts';

/**
 * The same samples in random order, as scikit-learn's `shuffle`.
 *
 * @param data - x: [samples, …] and y: [samples, …].
 * @throws RangeError if the data or the source does not fit.
 * @example
 * ```ts
 * import { circles, shuffleSamples } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom(1);
 * const { y } = shuffleSamples(circles({ shuffle: false, random }), { random });
 * console.log(y.shape); // [100]
 * ```
 */
export function shuffleSamples(data: Dataset, options: { readonly random: Random }): Dataset {
  checkRandom('shuffleSamples', options);
  return select(data, options.random.permutation(checkDataset('shuffleSamples', data)));
}
