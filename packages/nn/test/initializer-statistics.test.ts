import { numpyRandom, seededRandom } from '@semente/random';
import { describe, expect, it } from 'vitest';
import {
  conv1d,
  conv2d,
  type Initializer,
  initializer,
  linear,
  type WeightOptions,
  type WeightShape,
} from '../src/index.ts';
import * as rules from '../src/initializers/index.ts';

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

// The moments of a standard normal distribution cut at ±2, by mₙ = (n − 1) mₙ₋₂ − 2ⁿ φ(2) / (Φ(2) − ½),
// and its tails, with mpmath to 30 digits.
const truncatedFamily: Family = {
  fourthMoment: 2.3655367171296495,
  eighthMoment: 27.189591176465413,
  sharesBeyond: [
    { distance: 1, share: 0.3494625051412843 },
    { distance: 2, share: 0.03460929895376517 },
    { distance: 2.273694468677113 + 1e-12, share: 0 },
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

/** What a rule promises whose weights are drawn one by one from one distribution. */
interface Independent {
  readonly rule: Initializer;
  readonly family: Family;
  readonly mean?: number;
  readonly variance: (fanIn: number, fanOut: number) => number;
}

const independent = {
  normal: {
    rule: rules.normal({ mean: -4, standardDeviation: 10 }),
    family: normalFamily,
    mean: -4,
    variance: () => 100,
  },
  truncatedNormal: {
    rule: rules.truncatedNormal({ mean: 1, standardDeviation: 0.5 }),
    family: truncatedFamily,
    mean: 1,
    variance: () => 0.25,
  },
  uniform: {
    rule: rules.uniform({ low: -1, high: 5 }),
    family: uniformFamily,
    mean: 2,
    variance: () => 3,
  },
  varianceScaling: {
    rule: rules.varianceScaling({
      scale: 3,
      mode: 'fanGeometricAverage',
      distribution: 'truncatedNormal',
    }),
    family: truncatedFamily,
    variance: (fanIn, fanOut) => 3 / Math.sqrt(fanIn * fanOut),
  },
  heNormal: {
    rule: rules.heNormal(),
    family: normalFamily,
    variance: (fanIn) => 2 / fanIn,
  },
  heUniform: {
    rule: rules.heUniform(),
    family: uniformFamily,
    variance: (fanIn) => 2 / fanIn,
  },
  kaimingNormal: {
    rule: rules.kaimingNormal({ negativeSlope: 0.5 }),
    family: normalFamily,
    variance: (fanIn) => 2 / 1.25 / fanIn,
  },
  kaimingUniform: {
    rule: rules.kaimingUniform({ negativeSlope: 0.5 }),
    family: uniformFamily,
    variance: (fanIn) => 2 / 1.25 / fanIn,
  },
  glorotNormal: {
    rule: rules.glorotNormal(),
    family: normalFamily,
    variance: (fanIn, fanOut) => 2 / (fanIn + fanOut),
  },
  glorotUniform: {
    rule: rules.glorotUniform(),
    family: uniformFamily,
    variance: (fanIn, fanOut) => 2 / (fanIn + fanOut),
  },
  xavierNormal: {
    rule: rules.xavierNormal({ gain: 5 / 3 }),
    family: normalFamily,
    variance: (fanIn, fanOut) => ((5 / 3) ** 2 * 2) / (fanIn + fanOut),
  },
  xavierUniform: {
    rule: rules.xavierUniform({ gain: 5 / 3 }),
    family: uniformFamily,
    variance: (fanIn, fanOut) => ((5 / 3) ** 2 * 2) / (fanIn + fanOut),
  },
  lecunNormal: {
    rule: rules.lecunNormal(),
    family: normalFamily,
    variance: (fanIn) => 1 / fanIn,
  },
  lecunUniform: {
    rule: rules.lecunUniform(),
    family: uniformFamily,
    variance: (fanIn) => 1 / fanIn,
  },
  torchDefault: {
    rule: rules.torchDefault(),
    family: uniformFamily,
    variance: (fanIn) => 1 / (3 * fanIn),
  },
} satisfies Partial<Record<keyof typeof rules, Independent>>;

/** What a rule promises whose weights depend on one another, or are not drawn. */
interface Structured {
  readonly rule: Initializer;
  readonly variance: (weight: WeightShape) => number;
  /** Whether it takes weights of this shape; all, if nothing is said. */
  readonly fits?: (shape: readonly number[]) => boolean;
  /** Expectations of the values. */
  readonly expectStructure: (values: Float64Array, shape: readonly number[]) => void;
}

// The type asks for every initializer that has no row above.
const structured: Record<Exclude<keyof typeof rules, keyof typeof independent>, Structured> = {
  zeros: allEqual(rules.zeros(), 0),
  ones: allEqual(rules.ones(), 1),
  constant: allEqual(rules.constant(-0.25), -0.25),
  identity: {
    rule: rules.identity({ gain: 3 }),
    variance: () => 0,
    fits: (shape) => shape.length === 2,
    expectStructure: (values, [, columns]) => {
      const isDiagonal = (i: number): boolean => Math.floor(i / columns) === i % columns;
      values.forEach((value, i) => {
        expect(value).toBe(isDiagonal(i) ? 3 : 0);
      });
    },
  },
  dirac: {
    rule: rules.dirac(),
    variance: () => 0,
    expectStructure: (values, shape) => {
      expect(distinct(values)).toEqual([0, 1]);
      const passed = Math.min(shape[0], shape[1]);
      expect(values.filter((value) => value === 1)).toHaveLength(passed);
    },
  },
  orthogonal: {
    rule: rules.orthogonal({ gain: 2 }),
    variance: ({ shape: [rows, ...rest] }) => 4 / Math.max(rows, product(rest)),
    expectStructure: (values, [rows, ...rest]) => expectOrthogonal(values, rows, product(rest), 2),
  },
  deltaOrthogonal: {
    rule: rules.deltaOrthogonal({ gain: 2 }),
    variance: ({ shape: [rows, , ...kernel] }) => 4 / (rows * product(kernel)),
    fits: ([outputs, inputs]) => outputs >= inputs,
    expectStructure: (values, [outputs, inputs, ...kernel]) => {
      const size = product(kernel);
      const centre = (size - 1) / 2;
      const atCentre = values.filter((_, i) => i % size === centre);
      expect(distinct(values.filter((_, i) => i % size !== centre))).toEqual(size > 1 ? [0] : []);
      expectOrthogonal(atCentre, outputs, inputs, 2);
    },
  },
  sparse: {
    rule: rules.sparse({ connections: 20, standardDeviation: 0.5 }),
    variance: ({ fanIn }) => (0.25 * 20) / fanIn,
    expectStructure: (values, shape) => {
      const [length, nonzero] = [product(shape.slice(1)), values.filter((value) => value !== 0)];
      for (let start = 0; start < values.length; start += length) {
        const row = values.subarray(start, start + length);
        expect(row.filter((value) => value !== 0)).toHaveLength(20);
      }
      const standardized = nonzero.map((value) => value / 0.5);
      expectAverage(standardized, 0, 1);
      expectAverage(powers(standardized, 2), 1, 2);
      expectAverage(powers(standardized, 4), 3, 105 - 9);
    },
  },
};

function allEqual(rule: Initializer, expected: number): Structured {
  return {
    rule,
    variance: () => 0,
    expectStructure: (values) => expect(distinct(values)).toEqual([expected]),
  };
}

const product = (lengths: readonly number[]): number => lengths.reduce((size, n) => size * n, 1);
const powers = (values: Float64Array, exponent: number): Float64Array =>
  values.map((value) => value ** exponent);
const distinct = (values: Float64Array): number[] => [...new Set(values)].sort((a, b) => a - b);

/** Either the rows or the columns are orthogonal, each as long as the gain, but for rounding. */
function expectOrthogonal(values: Float64Array, rows: number, columns: number, gain: number): void {
  const [count, length] = rows <= columns ? [rows, columns] : [columns, rows];
  const vector = (i: number): Float64Array =>
    values.filter((_, k) => (rows <= columns ? Math.floor(k / columns) : k % columns) === i);
  const vectors = Array.from({ length: count }, (_, i) => vector(i));
  const inner = (a: Float64Array, b: Float64Array): number =>
    a.reduce((sum, value, k) => sum + value * b[k], 0);
  const errors = vectors.flatMap((a, i) =>
    vectors.slice(i).map((b, j) => Math.abs(inner(a, b) - (j === 0 ? gain ** 2 : 0))),
  );
  // Householder's reflections lose a small multiple of the length in units of 2^−53.
  expect(Math.max(...errors)).toBeLessThan(gain ** 2 * length * 2 ** -50);
}

/**
 * Compares an average of independent values with what is expected of it, allowing five standard
 * errors: one right rule in 1.7 million would fail.
 */
function expectAverage(values: Float64Array, expected: number, variance: number): void {
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  const standardError = Math.sqrt(variance / values.length);
  expect(Math.abs(average - expected)).toBeLessThanOrEqual(5 * standardError);
}

/** What a layer says of its weight. */
function stated(make: (options: WeightOptions) => unknown): WeightShape {
  const said: WeightShape[] = [];
  const weight = initializer({
    name: 'listening',
    draw({ shape, fanIn, fanOut }) {
      said.push({ shape, fanIn, fanOut });
      return new Float64Array(product(shape));
    },
    explain: () => ({ formula: 'w = 0', standardDeviation: 0 }),
  });
  make({ weight, random: seededRandom(1) });
  return said[0];
}

const weights: readonly (WeightShape & { readonly layer: string })[] = [
  { layer: 'linear(50, 400)', ...stated((options) => linear(50, 400, options)) },
  { layer: 'linear(400, 50)', ...stated((options) => linear(400, 50, options)) },
  { layer: 'linear(150, 150)', ...stated((options) => linear(150, 150, options)) },
  { layer: 'conv1d(32, 64, 5)', ...stated((options) => conv1d(32, 64, 5, options)) },
  { layer: 'conv2d(64, 32, 3)', ...stated((options) => conv2d(64, 32, 3, options)) },
  {
    layer: 'conv2d(32, 64, 3) in 4 groups',
    ...stated((options) => conv2d(32, 64, 3, { groups: 4, ...options })),
  },
];

describe('the fans that layers state', () => {
  it('are counts of connections', () => {
    const fans = weights.map(({ shape, fanIn, fanOut }) => [shape, fanIn, fanOut]);
    expect(fans).toEqual([
      [[400, 50], 50, 400],
      [[50, 400], 400, 50],
      [[150, 150], 150, 150],
      [[64, 32, 5], 160, 320],
      [[32, 64, 3, 3], 576, 288],
      [[64, 8, 3, 3], 72, 144],
    ]);
  });
});

const draw = (name: string, rule: Initializer, weight: WeightShape): Float64Array =>
  rule({ ...weight, random: seededRandom(`${name} ${weight.shape}`) });

const independentCases = Object.entries<Independent>(independent).flatMap(([name, promised]) =>
  weights.map((weight) => ({ name, ...promised, weight, layer: weight.layer })),
);

describe.each(independentCases)('$name for $layer', (promised) => {
  const { name, rule, family, mean = 0, variance, weight } = promised;
  const scale = Math.sqrt(variance(weight.fanIn, weight.fanOut));
  const standardized = draw(name, rule, weight).map((value) => (value - mean) / scale);
  const { fourthMoment, eighthMoment, sharesBeyond } = family;

  it('gives as many values as there are weights', () => {
    expect(standardized).toHaveLength(product(weight.shape));
  });

  it('has the promised mean', () => {
    expectAverage(standardized, 0, 1);
  });

  it('has the promised variance', () => {
    expectAverage(powers(standardized, 2), 1, fourthMoment - 1);
  });

  it('has the kurtosis of its family', () => {
    expectAverage(powers(standardized, 4), fourthMoment, eighthMoment - fourthMoment ** 2);
  });

  it.each(sharesBeyond)('has a share of $share beyond $distance standard deviations', (tail) => {
    const isBeyond = standardized.map((z) => (Math.abs(z) > tail.distance ? 1 : 0));
    expectAverage(isBeyond, tail.share, tail.share * (1 - tail.share));
  });
});

const structuredCases = Object.entries(structured).flatMap(([name, promised]) =>
  weights.map((weight) => ({ name, ...promised, weight, layer: weight.layer })),
);
const fitting = structuredCases.filter(({ fits = () => true, weight }) => fits(weight.shape));
const misfits = structuredCases.filter((promised) => !fitting.includes(promised));

describe('the structure of a rule', () => {
  it.each(fitting)('$name is there for $layer', ({ name, rule, expectStructure, weight }) => {
    expectStructure(draw(name, rule, weight), weight.shape);
  });

  it.each(misfits)('$name is refused where it cannot be: $layer', ({ name, rule, weight }) => {
    expect(() => draw(name, rule, weight)).toThrow(RangeError);
  });
});

describe('the list of initializers', () => {
  const promised: string[] = [...Object.keys(independent), ...Object.keys(structured)];

  it('is walked whole', () => {
    expect(promised.sort()).toEqual(Object.keys(rules).sort());
  });
});

const explained = [
  ...independentCases.map(({ variance, ...promised }) => ({
    ...promised,
    variance: variance(promised.weight.fanIn, promised.weight.fanOut),
  })),
  ...fitting.map(({ variance, ...promised }) => ({
    ...promised,
    variance: variance(promised.weight),
  })),
];

describe('what a rule explains', () => {
  it.each(explained)('is true of $name for $layer', ({ rule, weight, variance }) => {
    const [title, formula, deviation] = rule.explain(weight).split('\n');
    const { shape, fanIn, fanOut } = weight;
    expect(title).toBe(
      `${rule.name} for a weight of shape [${shape.join(', ')}], fanIn ${fanIn}, fanOut ${fanOut}`,
    );
    expect(formula).toMatch(/^formula: /);
    const stated = Number(deviation.replace('standard deviation: ', ''));
    // Four digits are shown.
    expect(Math.abs(stated - Math.sqrt(variance))).toBeLessThanOrEqual(5e-4 * Math.sqrt(variance));
  });
});

describe('every rule that draws weights one by one', () => {
  const cases = Object.entries<Independent>(independent).map(([name, { rule }]) => ({
    name,
    rule,
  }));
  const fans = { fanIn: 72, fanOut: 144 };

  it.each(cases)('$name believes the layer about its fans, whatever the shape', ({ rule }) => {
    const convolution = rule({ shape: [16, 8, 3, 3], ...fans, random: numpyRandom(1) });
    const flat = rule({ shape: [1152], ...fans, random: numpyRandom(1) });
    expect(convolution).toEqual(flat);
    expect(convolution).toHaveLength(1152);
  });

  it.each(cases)('$name leaves the source where the next layer goes on', ({ rule }) => {
    const random = numpyRandom(1);
    const first = rule({ shape: [3, 2], ...fans, random });
    const second = rule({ shape: [5], ...fans, random });
    const both = rule({ shape: [11], ...fans, random: numpyRandom(1) });
    expect([...first, ...second]).toEqual([...both]);
  });
});

describe.each(['zeros', 'ones', 'constant', 'identity', 'dirac'] as const)('%s', (name) => {
  it('draws nothing', () => {
    const random = numpyRandom(3);
    structured[name].rule({ shape: [4, 4], fanIn: 4, fanOut: 4, random });
    expect(random.state).toEqual(numpyRandom(3).state);
  });
});

// An entry x of a unit vector in n dimensions, evenly distributed over the sphere: x² ~ Beta(½, (n − 1)/2).
const haar = [
  { name: 'orthogonal', rule: rules.orthogonal(), shape: [3, 2], n: 3 },
  { name: 'orthogonal', rule: rules.orthogonal(), shape: [2, 3], n: 3 },
  { name: 'orthogonal', rule: rules.orthogonal(), shape: [3, 3], n: 3 },
  { name: 'deltaOrthogonal', rule: rules.deltaOrthogonal(), shape: [4, 2, 1], n: 4 },
];

describe.each(haar)('2,000 matrices of $name of shape $shape', ({ rule, shape, n }) => {
  const random = seededRandom(`haar ${shape}`);
  const matrices = Array.from({ length: 2_000 }, () =>
    rule({ shape, fanIn: 1, fanOut: 1, random }),
  );
  const entries = Array.from({ length: product(shape) }, (_, i) => i);

  it.each(entries)('have at place %i the mean and moments of Haar’s measure', (place) => {
    const z = Float64Array.from(matrices, (matrix) => matrix[place] * Math.sqrt(n));
    const fourth = (3 * n) / (n + 2);
    const eighth = (105 * n ** 3) / ((n + 2) * (n + 4) * (n + 6));
    expectAverage(z, 0, 1);
    expectAverage(powers(z, 2), 1, fourth - 1);
    expectAverage(powers(z, 4), fourth, eighth - fourth ** 2);
  });
});
