import {
  checkFeatures,
  checkFlag,
  checkOption,
  checkRandom,
  checkSampleCount,
} from './check-option.ts';
import { type Dataset, type DatasetOptions, datasetOf } from './dataset.ts';

export interface ParityOptions extends DatasetOptions {
  /** The number of bits of each sample, from 1 to 20. */
  readonly bits?: number;
  /** The number of samples, whose bits are drawn. Unless given, every pattern of bits comes once. */
  readonly samples?: number;
}

/**
 * Whether the number of ones among some bits is odd: the class depends on every bit, so no part of
 * a sample tells anything (M. Minsky and S. Papert, "Perceptrons", 1969). Two bits are exclusive or.
 *
 * Without shuffle, all patterns come in the order of the numbers they write, the highest bit first.
 *
 * @returns x: [samples, bits] float64, 0 or 1; y: [samples] float64, 1 where the ones are odd.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { parity } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = parity({ bits: 3, random: seededRandom(1) });
 * console.log(x.shape, y.shape); // [8, 3] [8]
 * ```
 */
export function parity(options: ParityOptions): Dataset {
  checkRandom('parity', options);
  const { bits = 4, samples, shuffle = true, random } = options;
  const areBits = Number.isInteger(bits) && bits >= 1 && bits <= 20;
  checkOption('parity', 'bits', bits, areBits, 'an integer from 1 to 20');
  if (samples !== undefined) checkSampleCount('parity', samples);
  checkFeatures('parity', 'bits', bits, samples ?? 0);
  checkFlag('parity', 'shuffle', shuffle);
  const patterns = 1 << bits;
  const points = Array.from({ length: samples ?? patterns }, (_, index) => {
    const pattern = samples === undefined ? index : random.integer(0, patterns);
    const features = Array.from({ length: bits }, (_, bit) => (pattern >>> (bits - 1 - bit)) & 1);
    return { features, label: features.reduce((odd, bit) => odd ^ bit, 0) };
  });
  return datasetOf(points, bits, { shuffle: shuffle && samples === undefined, noise: 0, random });
}
