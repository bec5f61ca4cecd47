import { numpyRandom, seededRandom } from '@semente/random';
import { conv2d, eye, svd, tensor } from '@semente/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as nn from '../src/index.ts';

const { heNormal, linear, normal, varianceScaling, zeros } = nn;

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
    [{ standardDeviation: -1 }, 'standardDeviation must be a finite number of at least 0, got -1'],
    [{ standardDeviation: Number.POSITIVE_INFINITY }, 'standardDeviation must be a'],
    [{ mean: Number.NaN }, 'mean must be a finite number, got NaN'],
    [{ deviation: 1 }, "there is no option 'deviation'; there are mean, standardDeviation"],
    [0.1, 'options are written as { mean: … }, got 0.1'],
  ])('refuses %o', (options, message) => {
    const attempt = (): unknown => normal(options as never);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`normal: ${message}`);
  });
});

describe('varianceScaling', () => {
  it('multiplies standard normal draws by √(scale / fan), to the last bit', () => {
    const fan = fc.integer({ min: 1, max: 10_000 });
    const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fan, fan, positive, fc.nat(), (fanIn, fanOut, scale, seed) => {
        const fans = {
          fanIn,
          fanOut,
          fanAverage: (fanIn + fanOut) / 2,
          fanGeometricAverage: Math.sqrt(fanIn * fanOut),
        };
        for (const mode of ['fanIn', 'fanOut', 'fanAverage', 'fanGeometricAverage'] as const) {
          const rule = varianceScaling({ scale, mode, distribution: 'normal' });
          const [drawn] = rule({ shape: [1], fanIn, fanOut, random: numpyRandom(seed) });
          expect(drawn).toBe(numpyRandom(seed).normal() * Math.sqrt(scale / fans[mode]));
        }
      }),
    );
  });

  it.each([
    [
      { mode: 'fan_in' },
      "mode must be one of 'fanIn', 'fanOut', 'fanAverage', 'fanGeometricAverage', got 'fan_in'",
    ],
    [{ mode: undefined }, "'fanGeometricAverage', got undefined"],
    [{ mode: 'toString' }, "got 'toString'"],
    [
      { distribution: 'gauss' },
      "distribution must be one of 'normal', 'truncatedNormal', 'uniform', got 'gauss'",
    ],
    [{ scale: '2' }, "scale must be a positive number, got '2'"],
  ])('refuses %o when it is made', (option, message) => {
    const options = { scale: 2, mode: 'fanIn', distribution: 'normal', ...option } as never;
    expect(() => varianceScaling(options)).toThrow(RangeError);
    expect(() => varianceScaling(options)).toThrow(message);
  });

  it('refuses to be made without options', () => {
    expect(() => varianceScaling(undefined as never)).toThrow('varianceScaling: scale must be');
  });

  it.each([0, -2, Number.POSITIVE_INFINITY, Number.NaN])('refuses the scale %d', (scale) => {
    const attempt = (): unknown =>
      varianceScaling({ scale, mode: 'fanIn', distribution: 'normal' });
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`varianceScaling: scale must be a positive number, got ${scale}`);
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

const bare = { fanIn: 1, fanOut: 1 };

describe('orthogonal', () => {
  /** The same draws as the rule makes, as a matrix. */
  const drawn = (rows: number, columns: number) => {
    const random = numpyRandom(5);
    return tensor(
      Float64Array.from({ length: rows * columns }, () => random.normal()),
      {
        shape: [rows, columns],
      },
    );
  };
  const made = (rows: number, columns: number) => {
    const shape = [rows, columns];
    return tensor(nn.orthogonal()({ shape, ...bare, random: numpyRandom(5) }), { shape });
  };

  it.each([
    [4, 3],
    [3, 4],
    [3, 3],
  ])('is the Q whose R has a positive diagonal, for %i by %i', (rows, columns) => {
    const isWide = rows < columns;
    const q = isWide ? made(rows, columns).transpose() : made(rows, columns);
    const a = isWide ? drawn(rows, columns).transpose() : drawn(rows, columns);
    const r = q.transpose().matmul(a);
    expect(r.tril(-1).abs().max().item()).toBeLessThan(1e-14);
    expect(r.diagonal().min().item()).toBeGreaterThan(0);
  });

  it('flattens what is not the output axis', () => {
    const flat = nn.orthogonal()({ shape: [4, 18], ...bare, random: numpyRandom(5) });
    const convolution = nn.orthogonal()({ shape: [4, 2, 3, 3], ...bare, random: numpyRandom(5) });
    expect(convolution).toEqual(flat);
  });

  it('keeps all singular values through 50 linear layers at 1 (Saxe et al. 2014)', () => {
    const random = seededRandom(1);
    const options = { weight: nn.orthogonal(), random };
    const layers = Array.from({ length: 50 }, () => linear(32, 32, options));
    const product = layers.reduce((map, { weight }) => weight.detach().matmul(map), eye(32));
    const [, singularValues] = svd(product);
    // Each layer's rounding adds a few units of 2^−53.
    expect(singularValues.sub(1).abs().max().item()).toBeLessThan(1e-13);
  });

  it('where scaled normal weights spread them over many orders of magnitude', () => {
    const options = { weight: nn.lecunNormal(), random: seededRandom(1) };
    const layers = Array.from({ length: 50 }, () => linear(32, 32, options));
    const product = layers.reduce((map, { weight }) => weight.detach().matmul(map), eye(32));
    const [, singularValues] = svd(product);
    expect(singularValues.max().item() / singularValues.min().item()).toBeGreaterThan(1e10);
  });
});

describe('dirac', () => {
  const image = tensor(
    Float64Array.from({ length: 2 * 4 * 5 * 5 }, (_, i) => Math.sqrt(i)),
    {
      shape: [2, 4, 5, 5],
    },
  );
  const weightOf = (shape: number[], groups: number) =>
    tensor(nn.dirac({ groups })({ shape, ...bare, random: numpyRandom(1) }), { shape });

  it('makes a convolution pass its channels through', () => {
    const passed = conv2d(image, weightOf([4, 4, 3, 3], 1), { padding: 1 });
    expect(passed.toArray()).toEqual(image.toArray());
  });

  it('gives zeros where there are more output channels than input channels', () => {
    const passed = conv2d(image, weightOf([6, 4, 3, 3], 1), { padding: 1 });
    expect(passed.at(':', { end: 4 }).toArray()).toEqual(image.toArray());
    expect(passed.at(':', { start: 4 }).abs().max().item()).toBe(0);
  });

  it('passes the channels of each group through to this group', () => {
    const weight = weightOf([4, 2, 3, 3], 2);
    // In the middle of the kernels, [outputs, inputs of the group].
    expect(weight.at('...', 1, 1).toArray()).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 1],
    ]);
    expect(weight.sum().item()).toBe(4);
  });
});

describe('deltaOrthogonal', () => {
  it('makes a convolution keep the length of what it gets', () => {
    const shape = [6, 4, 3, 3];
    const weight = nn.deltaOrthogonal()({ shape, ...bare, random: seededRandom(1) });
    const image = tensor(
      Float64Array.from({ length: 4 * 5 * 5 }, (_, i) => i % 7),
      {
        shape: [1, 4, 5, 5],
      },
    );
    const through = conv2d(image, tensor(weight, { shape }), { padding: 1 });
    expect(through.square().sum().item() / image.square().sum().item()).toBeCloseTo(1, 13);
  });
});

describe('explain', () => {
  it('puts the numbers into the formula', () => {
    expect(heNormal().explain({ shape: [10, 2], fanIn: 2, fanOut: 10 })).toBe(
      [
        'heNormal for a weight of shape [10, 2], fanIn 2, fanOut 10',
        'formula: w ~ N(0, 1²), variance 2 / fanIn = 2 / 2 = 1',
        'standard deviation: 1',
        'source: He et al. 2015, “Delving Deep into Rectifiers”, equation 10',
      ].join('\n'),
    );
  });

  it.each([
    [{}, 'got shape undefined, fanIn undefined, fanOut undefined'],
    [{ shape: [10, 2] }, 'got shape [10, 2], fanIn undefined, fanOut undefined'],
    [{ shape: [0], fanIn: 1, fanOut: 1 }, 'got shape an array of 1, fanIn 1, fanOut 1'],
    [{ shape: [2], fanIn: 0, fanOut: 1 }, 'got shape [2], fanIn 0, fanOut 1'],
  ])('refuses %o, and so does the rule', (weight, message) => {
    const random = numpyRandom(1);
    expect(() => heNormal().explain(weight as never)).toThrow(RangeError);
    expect(() => heNormal().explain(weight as never)).toThrow(message);
    expect(() => heNormal()({ ...weight, random } as never)).toThrow(message);
  });
});

describe('a stream for each layer, by random.split', () => {
  const network = (width: number) => {
    const [first, second, third] = seededRandom(3).split(3);
    return [
      linear(2, 4, { random: first }),
      linear(4, width, { random: second }),
      linear(4, 1, { random: third }),
    ];
  };

  it('leaves the other layers as they were when one becomes wider', () => {
    const [narrow, wide] = [network(4), network(40)];
    for (const i of [0, 2]) expect(wide[i].weight.toArray()).toEqual(narrow[i].weight.toArray());
  });

  it('differs from layer to layer', () => {
    const [first, , third] = network(4);
    expect(first.weight.at(0, 0).item()).not.toBe(third.weight.at(0, 0).item());
  });
});

describe('initializers refuse', () => {
  it.each([
    ['constant(undefined)', () => nn.constant(undefined as never), 'got undefined'],
    ['uniform from 1 to 0', () => nn.uniform({ low: 1, high: 0 }), 'got 1 and 0'],
    ['truncatedNormal', () => nn.truncatedNormal({ standardDeviation: -1 }), 'got -1'],
    [
      'a slope',
      () => heNormal({ negativeSlope: Number.NaN }),
      'heNormal: negativeSlope must be a finite number',
    ],
    ['a gain of 0', () => nn.glorotUniform({ gain: 0 }), 'glorotUniform: gain must be'],
    ['a gain of 0', () => nn.orthogonal({ gain: 0 }), 'orthogonal: gain must be'],
    ['a text as gain', () => nn.identity({ gain: '1' as never }), "got '1'"],
    [
      'half a group',
      () => nn.dirac({ groups: 0.5 }),
      'dirac: groups must be a whole number above 0',
    ],
    [
      'no connections',
      () => nn.sparse({ connections: 0 }),
      'sparse: connections must be a whole number',
    ],
    ['a slope by itself', () => heNormal(0.2 as never), 'heNormal: options are written as'],
    [
      'an option of another rule',
      () => heNormal({ gain: 2 } as never),
      "heNormal: there is no option 'gain'; there are negativeSlope",
    ],
    [
      'to be defined without a way to draw',
      () => nn.initializer({ name: 'mine', explain: () => ({}) } as never),
      'initializer: draw must be a function, got undefined',
    ],
    ['no definition', () => nn.initializer(null as never), 'initializer: name must be a text'],
    [
      'to draw without a source',
      () => heNormal()({ shape: [2, 2], fanIn: 2, fanOut: 2 } as never),
      'heNormal: random must be a random source',
    ],
  ])('%s', (_, attempt, message) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });

  it.each([
    [nn.orthogonal(), 'orthogonal: fills weights of shape [outputs, inputs, …], not of shape [3]'],
    [nn.sparse(), 'sparse: fills weights of shape [outputs, inputs, …], not of shape [3]'],
    [nn.identity(), 'identity: fills weights of shape [outputs, inputs], not of shape [3]'],
    [nn.dirac({ groups: 2 }), 'dirac: fills weights'],
  ])('a bias: %o', (rule, message) => {
    const attempt = (): unknown => linear(2, 3, { bias: rule, random: numpyRandom(1) });
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });

  it('output channels that are not divided by the groups', () => {
    const weight = { shape: [3, 1, 3], ...bare, random: numpyRandom(1) };
    expect(() => nn.dirac({ groups: 2 })(weight)).toThrow('3 output channels are not divided by 2');
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
