import { numpyRandom, seededRandom } from '@semente/random';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as nn from '../src/index.ts';

const { heNormal, linear, normal, varianceScaling, zeros } = nn;

/** The names of all exports that make an initializer. */
type InitializerName = {
  [Name in keyof typeof nn]: (typeof nn)[Name] extends (options: never) => nn.Initializer
    ? Name
    : never;
}[keyof typeof nn];

/** A family of distributions, by its member with mean 0 and variance 1. */
interface Family {
  readonly fourthMoment: number;
  readonly eighthMoment: number;
  /** How much of it lies further from 0 than so far. */
  readonly sharesBeyond: readonly { readonly distance: number; readonly share: number }[];
}

const normalFamily: Family = {
  fourthMoment: 3,
  eighthMoment: 105,
  // A normal distribution cut off at two standard deviations would fail all three.
  sharesBeyond: [
    { distance: 1, share: 0.31731050786291415 },
    { distance: 2, share: 0.04550026389635842 },
    { distance: 3, share: 0.0026997960632601866 },
  ],
};

const uniformFamily: Family = {
  fourthMoment: 9 / 5,
  eighthMoment: 9,
  sharesBeyond: [
    { distance: 1, share: 1 - 1 / Math.sqrt(3) },
    { distance: 1.7, share: 1 - 1.7 / Math.sqrt(3) },
    { distance: Math.sqrt(3) + 1e-15, share: 0 },
  ],
};

/** What a rule promises of the weights it draws. */
interface Promised {
  readonly rule: nn.Initializer;
  readonly family: Family;
  readonly mean?: number;
  readonly variance: (fanIn: number, fanOut: number) => number;
}

// The type asks for every initializer that the package exports, but for the one that draws nothing.
const promises: Record<Exclude<InitializerName, 'zeros'>, Promised> = {
  normal: {
    rule: normal({ mean: -4, standardDeviation: 10 }),
    family: normalFamily,
    mean: -4,
    variance: () => 100,
  },
  varianceScaling: {
    rule: varianceScaling({ scale: 3, mode: 'fanOut', distribution: 'uniform' }),
    family: uniformFamily,
    variance: (_, fanOut) => 3 / fanOut,
  },
  heNormal: {
    rule: heNormal(),
    family: normalFamily,
    variance: (fanIn) => 2 / fanIn,
  },
  heUniform: {
    rule: nn.heUniform(),
    family: uniformFamily,
    variance: (fanIn) => 2 / fanIn,
  },
  glorotNormal: {
    rule: nn.glorotNormal(),
    family: normalFamily,
    variance: (fanIn, fanOut) => 2 / (fanIn + fanOut),
  },
  glorotUniform: {
    rule: nn.glorotUniform(),
    family: uniformFamily,
    variance: (fanIn, fanOut) => 2 / (fanIn + fanOut),
  },
  lecunNormal: {
    rule: nn.lecunNormal(),
    family: normalFamily,
    variance: (fanIn) => 1 / fanIn,
  },
  lecunUniform: {
    rule: nn.lecunUniform(),
    family: uniformFamily,
    variance: (fanIn) => 1 / fanIn,
  },
};

const layers = [
  { inputs: 50, outputs: 400 },
  { inputs: 400, outputs: 50 },
  { inputs: 150, outputs: 150 },
];
const cases = Object.entries(promises).flatMap(([name, promised]) =>
  layers.map((layer) => ({ name, ...promised, ...layer })),
);

/**
 * Compares an average with what is expected of it, allowing five standard errors: one right rule in
 * 1.7 million would fail.
 */
function expectAverage(values: Float64Array, expected: number, variance: number): void {
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  const standardError = Math.sqrt(variance / values.length);
  expect(Math.abs(average - expected)).toBeLessThanOrEqual(5 * standardError);
}

describe.each(cases)('$name for $inputs inputs and $outputs outputs', (layer) => {
  const { name, rule, family, mean = 0, variance, inputs, outputs } = layer;
  const random = seededRandom(`${name} ${inputs}`);
  const weights = linear(inputs, outputs, { weight: rule, random }).weight.toTypedArray();
  const scale = Math.sqrt(variance(inputs, outputs));
  const standardized = Float64Array.from(weights, (weight) => (weight - mean) / scale);
  const { fourthMoment, eighthMoment, sharesBeyond } = family;

  it('has the promised mean', () => {
    expectAverage(standardized, 0, 1);
  });

  it('has the promised variance', () => {
    expectAverage(
      standardized.map((z) => z ** 2),
      1,
      fourthMoment - 1,
    );
  });

  it('has the kurtosis of its family', () => {
    expectAverage(
      standardized.map((z) => z ** 4),
      fourthMoment,
      eighthMoment - fourthMoment ** 2,
    );
  });

  it.each(sharesBeyond)('has a share of $share beyond $distance standard deviations', (tail) => {
    const isBeyond = standardized.map((z) => (Math.abs(z) > tail.distance ? 1 : 0));
    expectAverage(isBeyond, tail.share, tail.share * (1 - tail.share));
  });
});

describe('every rule', () => {
  const rules = Object.entries(promises).map(([name, { rule }]) => ({ name, rule }));
  const fans = { fanIn: 72, fanOut: 144 };

  it.each(rules)('$name believes the layer about its fans, whatever the shape', ({ rule }) => {
    const convolution = rule({ shape: [16, 8, 3, 3], ...fans, random: numpyRandom(1) });
    const flat = rule({ shape: [1152], ...fans, random: numpyRandom(1) });
    expect(convolution).toEqual(flat);
    expect(convolution).toHaveLength(1152);
  });

  it.each(rules)('$name leaves the source where the next layer goes on', ({ rule }) => {
    const random = numpyRandom(1);
    const first = rule({ shape: [3, 2], ...fans, random });
    const second = rule({ shape: [5], ...fans, random });
    const both = rule({ shape: [11], ...fans, random: numpyRandom(1) });
    expect([...first, ...second]).toEqual([...both]);
  });
});

describe('normal', () => {
  it('draws weight after weight, row by row, straight from the source', () => {
    const { weight } = linear(3, 2, { weight: normal(), random: numpyRandom(5) });
    const random = numpyRandom(5);
    const row = (): number[] => [random.normal(), random.normal(), random.normal()];
    expect(weight.toArray()).toEqual([row(), row()]);
  });

  it('gives the mean everywhere if the standard deviation is 0', () => {
    const { weight } = linear(2, 1, {
      weight: normal({ mean: 2.5, standardDeviation: 0 }),
      random: numpyRandom(1),
    });
    expect(weight.toArray()).toEqual([[2.5, 2.5]]);
  });

  it.each([
    [{ standardDeviation: -1 }, 'got 0 and -1'],
    [{ standardDeviation: Number.POSITIVE_INFINITY }, 'got 0 and Infinity'],
    [{ mean: Number.NaN }, 'got NaN and 1'],
  ])('refuses %o', (options, given) => {
    const attempt = (): unknown => normal(options);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(
      `normal: needs a finite mean and a standard deviation of at least 0, ${given}`,
    );
  });
});

describe('varianceScaling', () => {
  it('multiplies standard normal draws by √(scale / fan), to the last bit', () => {
    const fan = fc.integer({ min: 1, max: 10_000 });
    const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fan, fan, positive, fc.nat(), (fanIn, fanOut, scale, seed) => {
        const fans = { fanIn, fanOut, fanAverage: (fanIn + fanOut) / 2 };
        for (const mode of ['fanIn', 'fanOut', 'fanAverage'] as const) {
          const rule = varianceScaling({ scale, mode, distribution: 'normal' });
          const [drawn] = rule({ shape: [1], fanIn, fanOut, random: numpyRandom(seed) });
          expect(drawn).toBe(numpyRandom(seed).normal() * Math.sqrt(scale / fans[mode]));
        }
      }),
    );
  });

  it.each([
    [{ mode: 'fan_in' }, "the mode must be one of 'fanIn', 'fanOut', 'fanAverage', got 'fan_in'"],
    [{ mode: undefined }, "the mode must be one of 'fanIn', 'fanOut', 'fanAverage', got undefined"],
    [{ mode: 'toString' }, "got 'toString'"],
    [{ distribution: 'gauss' }, "the distribution must be one of 'normal', 'uniform', got 'gauss'"],
    [{ scale: '2' }, "the scale must be a positive number, got '2'"],
  ])('refuses %o when it is made', (option, message) => {
    const options = { scale: 2, mode: 'fanIn', distribution: 'normal', ...option } as never;
    expect(() => varianceScaling(options)).toThrow(RangeError);
    expect(() => varianceScaling(options)).toThrow(message);
  });

  it('refuses to be made without options', () => {
    expect(() => varianceScaling(undefined as never)).toThrow('varianceScaling: the scale must be');
  });

  it.each([0, -2, Number.POSITIVE_INFINITY, Number.NaN])('refuses the scale %d', (scale) => {
    const attempt = (): unknown =>
      varianceScaling({ scale, mode: 'fanIn', distribution: 'normal' });
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`varianceScaling: the scale must be a positive number, got ${scale}`);
  });
});

describe('zeros', () => {
  it('gives zeros and draws nothing', () => {
    const random = numpyRandom(3);
    const { weight } = linear(3, 2, { weight: zeros(), random });
    expect(weight.toArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(random.state).toEqual(numpyRandom(3).state);
  });
});

// The course notebook prints eight digits after the point.
const printed = ({ weight }: nn.Linear): number[] =>
  Array.from(weight.toTypedArray(), (value) => Number(value.toFixed(8)));

describe('after np.random.seed(3), the weights that the course notebook prints', () => {
  it('are those of heNormal in layers of 2, 4 and 1', () => {
    const options = { weight: heNormal(), random: numpyRandom(3) };
    const w1 = linear(2, 4, options);
    const w2 = linear(4, 1, options);
    expect(printed(w1)).toEqual([
      1.78862847, 0.43650985, 0.09649747, -1.8634927, -0.2773882, -0.35475898, -0.08274148,
      -0.62700068,
    ]);
    expect(printed(w2)).toEqual([-0.03098412, -0.33744411, -0.92904268, 0.62552248]);
  });

  it('are those of normal({ standardDeviation: 10 }) in layers of 3, 2 and 1', () => {
    const options = { weight: normal({ standardDeviation: 10 }), random: numpyRandom(3) };
    const w1 = linear(3, 2, options);
    const w2 = linear(2, 1, options);
    expect(printed(w1)).toEqual([
      17.88628473, 4.36509851, 0.96497468, -18.63492703, -2.77388203, -3.54758979,
    ]);
    expect(printed(w2)).toEqual([-0.82741481, -6.27000677]);
  });
});
