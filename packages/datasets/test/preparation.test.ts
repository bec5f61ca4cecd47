import { numpyRandom, type Random, seededRandom } from '@semente/random';
import { arange, concat, tensor } from '@semente/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Dataset,
  describe as described,
  kFold,
  minMax,
  moons,
  oneHotLabels,
  shuffleSamples,
  sineWave,
  splitSamples,
  standardize,
} from '../src/index.ts';

/** Sample i has the feature i; the first ones are of class 0, and so on. */
function labelled(...classSizes: number[]): Dataset {
  const labels = classSizes.flatMap((length, label) => Array.from({ length }, () => label));
  const x = arange(labels.length, { dtype: 'float64' });
  return { x: x.unsqueeze(1), y: tensor(Float64Array.from(labels)) };
}

const numbersOf = ({ x }: Dataset): number[] => [...x.toTypedArray()];
const ascending = (numbers: number[]): number[] => numbers.toSorted((a, b) => a - b);
const countOf = ({ y }: Dataset, label: number): number =>
  y.toTypedArray().filter((its: number) => its === label).length;

const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 });
const flags = { stratify: fc.boolean(), shuffle: fc.boolean() };
const random = (): Random => seededRandom(1);

describe('splitSamples', () => {
  it('puts every sample, with its label, into exactly one part', () => {
    const shares = {
      validation: fc.double({ min: 0, max: 0.4, noNaN: true }),
      test: fc.constant(0.3),
    };
    fc.assert(
      fc.property(sizes, fc.record({ ...flags, ...shares }), (classSizes, options) => {
        const data = labelled(...classSizes);
        const all = data.x.shape[0];
        const wanted = Math.ceil(options.validation * all) + Math.ceil(options.test * all);
        fc.pre(wanted < all);
        const { train, validation, test } = splitSamples(data, { ...options, random: random() });
        const parts = [train, validation, test];
        expect(ascending(parts.flatMap(numbersOf))).toEqual(numbersOf(data));
        const labels = data.y.toTypedArray();
        for (const part of parts) {
          expect([...part.y.toTypedArray()]).toEqual(numbersOf(part).map((i) => labels[i]));
        }
        expect(test.x.shape[0]).toBe(Math.ceil(options.test * all));
        expect(validation.x.shape[0]).toBe(Math.ceil(options.validation * all));
      }),
    );
  });

  it('holds each class in its share, to within two samples, where it stratifies', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), (classSizes, shuffle) => {
        const data = labelled(...classSizes);
        const all = data.x.shape[0];
        const options = { validation: 0.2, test: 0.25, stratify: true, shuffle, random: random() };
        fc.pre(all > 3);
        for (const part of Object.values(splitSamples(data, options)) as Dataset[]) {
          classSizes.forEach((size, label) => {
            const fair = (size * part.x.shape[0]) / all;
            expect(Math.abs(countOf(part, label) - fair)).toBeLessThanOrEqual(2);
          });
        }
      }),
    );
  });

  it('keeps the order, and the test at the end, where it does not shuffle', () => {
    const options = { validation: 2, test: 3, shuffle: false, random: random() };
    const { train, validation, test } = splitSamples(labelled(10), options);
    expect([train, validation, test].map(numbersOf)).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6],
      [7, 8, 9],
    ]);
  });

  it('mixes the classes within a part that is stratified and shuffled', () => {
    const options = { stratify: true, random: random() };
    const { train } = splitSamples(labelled(40, 40), options);
    const numbers = numbersOf(train);
    expect(numbers).not.toEqual(ascending(numbers));
    expect([countOf(train, 0), countOf(train, 1)]).toEqual([32, 32]);
  });

  it.each([
    [{ test: -1 }, 'test must be a share below 1 or a whole number up to 10, given -1'],
    [{ test: 1.5 }, 'test must be a share below 1 or a whole number up to 10, given 1.5'],
    [{ test: 11 }, 'test must be a share below 1 or a whole number up to 10, given 11'],
    [
      { validation: '1' },
      "validation must be a share below 1 or a whole number up to 10, given '1'",
    ],
    [
      { validation: 6, test: 5 },
      'validation and test must be fewer than the 10 samples together, given 11',
    ],
    [
      { validation: 0.5, test: 0.5 },
      'validation and test must be fewer than the 10 samples together, given 10',
    ],
    [{ test: 0.95 }, 'validation and test must be fewer than the 10 samples together, given 10'],
    [{ stratify: 1 }, 'stratify must be true or false, given 1'],
    [{ shuffle: 1 }, 'shuffle must be true or false, given 1'],
    [{ random: undefined }, 'random must be a source of random numbers'],
  ])('refuses %o', (options, message) => {
    const attempt = (): unknown =>
      splitSamples(labelled(10), { random: random(), ...options } as never);
    expect(attempt).toThrow(`splitSamples: ${message}`);
  });

  it('refuses to leave nothing to train on, of few samples too', () => {
    for (const few of [labelled(), labelled(1)]) {
      expect(() => splitSamples(few, { random: random() })).toThrow('must be fewer than the');
    }
    const { train, test } = splitSamples(labelled(1, 1), { random: random() });
    expect([train.x.shape, test.x.shape]).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('draws where single samples of a class go, and does not choose by the label', () => {
    const each = labelled(...Array.from({ length: 100 }, () => 1));
    const { test } = splitSamples(each, { stratify: true, random: random() });
    const mean = test.y.mean().item();
    expect(mean).toBeGreaterThan(35);
    expect(mean).toBeLessThan(65);
    const oneRare = Array.from({ length: 20 }, (_, seed) =>
      splitSamples(labelled(9, 1), { stratify: true, test: 0.5, random: numpyRandom(seed) }),
    );
    expect(new Set(oneRare.map((parts) => countOf(parts.test, 1)))).toEqual(new Set([0, 1]));
  });

  it('refuses to stratify by what is no list of labels', () => {
    const { x } = labelled(10);
    const attempt = (): unknown => splitSamples({ x, y: x }, { stratify: true, random: random() });
    expect(attempt).toThrow('splitSamples: stratify must be false where y is no list of labels');
  });
});

describe('kFold', () => {
  it('validates every sample once, and trains on all others', () => {
    const folds = fc.integer({ min: 2, max: 7 });
    fc.assert(
      fc.property(sizes, fc.record({ ...flags, folds }), (classSizes, options) => {
        const data = labelled(...classSizes);
        fc.pre(data.x.shape[0] >= options.folds);
        const all = kFold(data, { ...options, random: random() });
        expect(all).toHaveLength(options.folds);
        expect(ascending(all.flatMap(({ validation }) => numbersOf(validation)))).toEqual(
          numbersOf(data),
        );
        for (const { train, validation } of all) {
          const both = [...numbersOf(train), ...numbersOf(validation)];
          expect(ascending(both)).toEqual(numbersOf(data));
          const fair = data.x.shape[0] / options.folds;
          expect(Math.abs(validation.x.shape[0] - fair)).toBeLessThan(1);
          if (options.stratify) {
            classSizes.forEach((size, label) => {
              const share = size / options.folds;
              expect(Math.abs(countOf(validation, label) - share)).toBeLessThan(1);
            });
          }
        }
      }),
    );
  });

  it('leaves one out where there are as many folds as samples, of single samples of a class too', () => {
    const folds = kFold(labelled(1, 2, 1), { folds: 4, stratify: true, random: random() });
    expect(folds.map(({ train, validation }) => [train.y.size, validation.y.size])).toEqual(
      Array.from({ length: 4 }, () => [3, 1]),
    );
  });

  it.each([1, 11, 2.5, '3'])('refuses %o folds', (folds) => {
    const attempt = (): unknown => kFold(labelled(10), { folds, random: random() } as never);
    expect(attempt).toThrow('kFold: folds must be an integer from 2 to 10, the samples, given');
  });
});

describe('shuffleSamples', () => {
  it("takes NumPy's permutation of the samples, each with its label", () => {
    const data = labelled(3, 4);
    const mixed = shuffleSamples(data, { random: numpyRandom(3) });
    const order = numpyRandom(3).permutation(7);
    expect(numbersOf(mixed)).toEqual(order);
    expect(mixed.y.toArray()).toEqual(order.map((i) => (i < 3 ? 0 : 1)));
  });
});

describe('standardize', () => {
  const train = tensor([
    [1, 10, 7],
    [3, 30, 7],
    [5, 20, 7],
  ]);

  it('gives the training part mean 0 and standard deviation 1, and leaves constants at 0', () => {
    const [a, b, c] = standardize(train).apply(train).transpose().toArray() as number[][];
    const unit = Math.sqrt(1.5);
    [a, b].flat().forEach((value, i) => {
      expect(value).toBeCloseTo([-unit, 0, unit, -unit, unit, 0][i], 14);
    });
    expect(c).toEqual([0, 0, 0]);
  });

  it('takes a feature for constant that has a deviation by rounding alone', () => {
    const constant = tensor(
      Float64Array.from({ length: 10 }, () => 0.1),
      { shape: [10, 1] },
    );
    const other = standardize(constant).apply(tensor([[5]]));
    expect(other.item()).toBeCloseTo(4.9, 12);
  });

  it('applies to other parts what it found on the training part', () => {
    const scaling = standardize(train);
    const others = tensor([[3, 20, 8]]);
    expect(scaling.apply(others).toArray()).toEqual([[0, 0, 1]]);
    expect(scaling.invert(scaling.apply(others)).toArray()).toEqual(others.toArray());
  });

  it('refuses samples of other features, which would be broadcast', () => {
    const scaling = standardize(train);
    const one = tensor([[1], [2]]);
    expect(() => scaling.apply(one)).toThrow(
      'standardize.apply: x must be a tensor [samples, 3], as the training part was, given [2,1]',
    );
    expect(() => scaling.invert(tensor([1, 2, 3]))).toThrow('standardize.invert: x must be');
    expect(() => minMax(train).apply(undefined as never)).toThrow('minMax.apply: x must be');
    expect(scaling.apply(tensor(new Float64Array(0), { shape: [0, 3] })).shape).toEqual([0, 3]);
  });

  it('knows no scale of no samples', () => {
    expect(() => standardize(tensor(new Float64Array(0), { shape: [0, 2] }))).toThrow(
      'standardize: x must be a tensor [samples, …] with at least one sample',
    );
    expect(() => standardize(undefined as never)).toThrow('standardize: x must be a tensor');
  });
});

describe('minMax', () => {
  it('brings the training part to 0 … 1, and leaves constants at 0', () => {
    const train = tensor([
      [1, 10, 7],
      [3, 30, 7],
      [5, 20, 7],
    ]);
    const scaling = minMax(train);
    expect(scaling.apply(train).toArray()).toEqual([
      [0, 0, 0],
      [0.5, 1, 0],
      [1, 0.5, 0],
    ]);
    expect(scaling.apply(tensor([[7, 0, 8]])).toArray()).toEqual([[1.5, -0.5, 1]]);
    expect(scaling.invert(scaling.apply(train)).toArray()).toEqual(train.toArray());
  });
});

describe('oneHotLabels', () => {
  it('marks the class of each sample, in the dtype of the labels', () => {
    expect(oneHotLabels(tensor([1, 0, 2])).toArray()).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ]);
    const few = oneHotLabels(tensor(Int32Array.of(1)), { classes: 4 });
    expect([few.shape, few.dtype]).toEqual([[1, 4], 'int32']);
  });

  it.each([
    [[0.5], {}, 'y must be whole numbers from 0 on, given 0.5'],
    [[-1, 1], {}, 'y must be whole numbers from 0 on, given -1'],
    [
      [0, 2],
      { classes: 2 },
      'classes must be a positive integer, greater than every label, given 2',
    ],
    [[[0]], {}, 'y must be a tensor [samples]'],
    [[0], null, 'options must be an object, given null'],
  ])('refuses %o with %o', (labels, options, message) => {
    expect(() => oneHotLabels(tensor(labels), options as never)).toThrow(
      `oneHotLabels: ${message}`,
    );
  });
});

describe('a description', () => {
  it('shows shape, classes and ranges', () => {
    const x = tensor([
      [1, 10],
      [2, 30],
      [6, 20],
    ]);
    const names = { featureNames: ['length', 'width'], classNames: ['setosa', 'virginica'] };
    expect(described({ x, y: tensor([1, 0, 1]), ...names })).toBe(
      [
        'x: float64 [3, 2], y: float64 [3]',
        '',
        'class        samples   share',
        '0 setosa           1  33.3 %',
        '1 virginica        2  66.7 %',
        '',
        'feature  least  mean  greatest  deviation',
        'length       1     3         6       2.16',
        'width       10    20        30      8.165',
      ].join('\n'),
    );
  });

  it('shows the range of targets that are no classes', () => {
    const text = described(sineWave({ samples: 9, random: random() }));
    expect(text).not.toContain('class');
    expect(text).toMatch(/^target +least +mean +greatest +deviation$/m);
    expect(text).toMatch(/^0 +-1 +\S+ +1 +/m);
  });

  it('shows the first features of many', () => {
    const { x, y } = moons({ random: random() });
    const text = described({
      x: concat(
        Array.from({ length: 10 }, () => x),
        1,
      ),
      y,
    });
    expect(text.split('\n').at(-1)).toBe('… and 8 more');
  });

  it('shows NaN where a number is missing, and takes such labels for no classes', () => {
    const x = tensor([
      [1, Number.NaN],
      [2, 3],
    ]);
    const lines = described({ x, y: tensor([0, Number.NaN]) }).split('\n');
    expect(lines[2]).toMatch(/^target/);
    expect(lines[3]).toMatch(/^0( +NaN){4}$/);
    expect(lines.at(-1)).toMatch(/^1( +NaN){4}$/);
  });

  it('shows several targets, and labels below 0', () => {
    const many = described({
      x: tensor([[1], [2]]),
      y: tensor([
        [0.5, 1],
        [2, 3],
      ]),
    });
    expect(many).toMatch(/^target.*\n0 +0\.5 .*\n1 +1 /m);
    expect(described({ x: tensor([[1], [2]]), y: tensor([1, -1]) })).toMatch(
      /^class.*\n-1 +1 +50\.0 %\n1 +1 +50\.0 %$/m,
    );
  });

  it('shows the shape alone where there are no samples', () => {
    const none = moons({ samples: 0, random: random() });
    expect(described(none)).toBe('x: float64 [0, 2], y: float64 [0]');
  });
});
