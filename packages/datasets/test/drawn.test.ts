import { numpyRandom } from '@semente/random';
import { describe, expect, it } from 'vitest';
import type { Dataset, RegressionDataset } from '../src/index.ts';
import * as datasets from '../src/index.ts';
import reference from './drawn-reference.json' with { type: 'json' };

type Name =
  | 'classification'
  | 'regression'
  | 'gaussianQuantiles'
  | 'swissRoll'
  | 'sCurve'
  | 'hastie'
  | 'friedman1'
  | 'flower';

const generators = { ...datasets };

/** What scikit-learn gave (the flower: the course's program), and the next number of its source. */
interface Recorded {
  readonly generator: Name;
  readonly seed: number;
  readonly options: Readonly<Record<string, unknown>>;
  readonly shape: number[];
  readonly x: number[];
  readonly y: number[];
  readonly coefficients?: number[];
  readonly next: number;
}

const recorded = reference as unknown as Recorded[];

/** The data set, and what its source gives afterwards. */
function generate({ generator, seed, options }: Recorded): {
  data: Dataset;
  next: number;
} {
  const random = numpyRandom(seed);
  const order = generator === 'flower' ? { shuffle: false } : {};
  const data = generators[generator]({ ...order, ...options, random });
  return { data, next: random.uniform() };
}

function numbersOf(data: Dataset): number[] {
  const { x, y, coefficients } = data as RegressionDataset;
  return [x, y, coefficients ?? []].flatMap((part) =>
    Array.isArray(part) ? part : [...part.toTypedArray()],
  );
}

const numbersRecorded = ({ x, y, coefficients = [] }: Recorded): number[] => [
  ...x,
  ...y,
  ...coefficients,
];

function differences(cases: readonly Recorded[]): number[] {
  return cases.flatMap((data) => {
    const expected = numbersRecorded(data);
    return numbersOf(generate(data).data).map((value, i) => Math.abs(value - expected[i]));
  });
}

// LAPACK finds the singular vectors in another order of steps.
const isLowRank = ({ options }: Recorded): boolean => 'effectiveRank' in options;

describe('against scikit-learn', () => {
  it.each(recorded.filter((data) => !isLowRank(data)))(
    '$generator of seed $seed with $options is equal in every bit, and so is what is drawn next',
    (recordedData) => {
      const { data, next } = generate(recordedData);
      expect(data.x.shape).toEqual(recordedData.shape);
      expect(numbersOf(data)).toEqual(numbersRecorded(recordedData));
      expect(next).toBe(recordedData.next);
    },
  );

  it('regression of low rank draws as much, and agrees to within 1e-13', () => {
    const lowRank = recorded.filter(isLowRank);
    expect(lowRank).toHaveLength(6);
    expect(lowRank.map((data) => generate(data).next)).toEqual(lowRank.map(({ next }) => next));
    expect(Math.max(...differences(lowRank))).toBeLessThan(1e-13);
  });
});
