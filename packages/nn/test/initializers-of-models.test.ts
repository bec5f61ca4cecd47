import { seededRandom } from '@semente/random';
import { randomStream, type Tensor, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  batchNorm1d,
  dropout,
  fixup,
  linear,
  lsuv,
  normal,
  orthogonal,
  parameters,
  randomizedAsymmetric,
  relu,
  residual,
  sequential,
  tanh,
} from '../src/index.ts';

/** Compares an average of independent values with what is expected, allowing five standard errors. */
function expectAverage(values: readonly number[], expected: number, variance: number): void {
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(average - expected)).toBeLessThanOrEqual(5 * Math.sqrt(variance / values.length));
}

describe('randomizedAsymmetric', () => {
  const random = seededRandom(1);
  const [fanIn, units] = [3, 5_000];
  const layer = linear(fanIn, units, { random });
  randomizedAsymmetric(layer, { random });
  const rows = Array.from({ length: units }, (_, unit) => [
    ...layer.weight.at(unit).toTypedArray(),
    layer.bias.at(unit).item(),
  ]);
  // The moments of Beta(2, 1) are E[pᵏ] = 2 / (k + 2).
  const sigma = 0.600747309148308;

  it('draws one of each unit’s numbers from Beta(2, 1), and the others with variance 0.6007² / n', () => {
    const sums = rows.map((row) => row.reduce((sum, value) => sum + value, 0));
    expectAverage(sums, 2 / 3, 1 / 18 + sigma ** 2);
    const squares = rows.map((row) => row.reduce((sum, value) => sum + value ** 2, 0));
    expectAverage(squares, 1 / 2 + sigma ** 2, 1 / 3 - 1 / 4 + (2 * sigma ** 4) / fanIn);
  });

  it.each([0, 1, 2, 3])('draws the number at place %i from Beta(2, 1) as often as any', (place) => {
    const share = 1 / (fanIn + 1);
    const values = rows.map((row) => row[place]);
    const second = share / 2 + ((1 - share) * sigma ** 2) / fanIn;
    const fourth = share / 3 + ((1 - share) * 3 * sigma ** 4) / fanIn ** 2;
    expectAverage(values, (2 / 3) * share, second - ((2 / 3) * share) ** 2);
    expectAverage(
      values.map((value) => value ** 2),
      second,
      fourth - second ** 2,
    );
  });

  it('chooses σ so that the mean square of signals grows at most by the factor 1', () => {
    const growth = sigma ** 2 / 2 + (2 / 3) * Math.sqrt(2 / Math.PI) * sigma + 1 / 2;
    expect(growth).toBeCloseTo(1, 14);
  });

  it('leaves fewer deep and narrow networks dead from birth than He’s rule', () => {
    const inputs = tensor([[-1.5], [-1], [-0.5], [0.5], [1], [1.5]]);
    const isDead = (start: (layer: ReturnType<typeof linear>) => void): boolean => {
      const hidden = Array.from({ length: 10 }, (_, i) => linear(i === 0 ? 1 : 2, 2, { random }));
      hidden.forEach(start);
      const signal = hidden.reduce((x, next) => next(x).relu(), inputs);
      return new Set(signal.sum(1).toTypedArray()).size === 1;
    };
    const dead = (start: (layer: ReturnType<typeof linear>) => void): number =>
      Array.from({ length: 200 }, () => isDead(start)).filter(Boolean).length;
    // Of 200, half a share of each has a standard deviation of at most √50 = 7.1; 50 is five of the difference.
    expect(dead(() => {}) - dead((next) => randomizedAsymmetric(next, { random }))).toBeGreaterThan(
      50,
    );
  });

  it('takes a convolution’s weight as a row of each output channel, and keeps the dtype', () => {
    const weight = tensor(new Float32Array(24), { shape: [4, 2, 3], requiresGrad: true });
    const bias = tensor(new Float32Array(4), { requiresGrad: true });
    randomizedAsymmetric({ weight, bias }, { random });
    expect(weight.notEqual(0).sum().item() + bias.notEqual(0).sum().item()).toBe(28);
    expect([weight.dtype, bias.dtype]).toEqual(['float32', 'float32']);
  });

  it.each([
    [{}, { random }, 'got a weight of undefined and a bias of undefined'],
    [undefined, { random }, 'got a weight of undefined'],
    [
      { weight: layer.weight, bias: linear(2, 2, { random }).bias },
      { random },
      'a weight of float64 [5000, 3] and a bias of float64 [2]',
    ],
    [layer, {}, 'needs a random source, as in { random: seededRandom(1) }, got undefined'],
    [layer, undefined, 'needs a random source'],
  ])('refuses %o with %o', (given, options, message) => {
    const attempt = () => randomizedAsymmetric(given as never, options as never);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });
});

describe('lsuv', () => {
  const random = seededRandom(2);
  const batch = tensor(
    Float64Array.from({ length: 64 * 5 }, () => random.normal(3, 20)),
    {
      shape: [64, 5],
    },
  );
  const weight = normal({ standardDeviation: 3 });

  it('gives the output of each layer of a deep network variance 1', () => {
    const made = Array.from({ length: 12 }, (_, i) =>
      linear(i === 0 ? 5 : 32, 32, { weight, random }),
    );
    const model = sequential(...made.flatMap((layer) => [layer, tanh()]));
    lsuv(model, batch, { tolerance: 1e-9 });
    made.reduce((x, layer) => {
      const y = layer(x);
      expect(Math.abs(y.variance().item() - 1)).toBeLessThanOrEqual(1e-9);
      return y.tanh();
    }, batch);
  });

  it('takes a model of one layer, and stops where the tolerance is kept', () => {
    const layer = linear(5, 4, { weight: orthogonal(), random });
    lsuv(layer, batch);
    const before = layer.weight.toArray();
    lsuv(layer, batch);
    expect(layer.weight.toArray()).toEqual(before);
  });

  it('measures inside of residual branches what comes to them', () => {
    const [first, second] = [1, 2].map(() => linear(5, 5, { weight, random }));
    const model = sequential(residual(first), relu(), residual(sequential(relu(), second)));
    lsuv(model, batch, { tolerance: 1e-9 });
    expect(first(batch).variance().item()).toBeCloseTo(1, 8);
    const signal = batch.add(first(batch)).relu();
    expect(second(signal.relu()).variance().item()).toBeCloseTo(1, 8);
  });

  it('passes by dropout and normalization, which it neither rescales nor moves', () => {
    const [first, norm, last] = [
      linear(5, 8, { random }),
      batchNorm1d(8),
      linear(8, 3, { random }),
    ];
    const model = sequential(first, norm, dropout(0.5, { random: randomStream(1) }), last);
    lsuv(model, batch, { tolerance: 1e-9 });
    expect(model(batch, 'evaluation').variance().item()).toBeCloseTo(1, 8);
    expect(norm.runningMean.abs().max().item()).toBe(0);
  });

  it('leaves no trace on the tape', () => {
    const layer = linear(5, 4, { random });
    lsuv(layer, batch);
    expect(layer.weight.node).toBeNull();
    expect(layer.weight.requiresGrad).toBe(true);
  });

  it('refuses an output that is constant', () => {
    const model = linear(5, 4, { random });
    expect(() => lsuv(model, batch.mul(0))).toThrow(
      'lsuv: the output of the layer with a weight of float64 [4, 5] has a variance of 0',
    );
  });

  it('refuses biases that vary more than the outputs may', () => {
    const model = linear(5, 4, { bias: normal({ standardDeviation: 10 }), random });
    expect(() => lsuv(model, batch)).toThrow('in 10 iterations; are its biases too large?');
  });

  it('refuses a layer that hides its weights', () => {
    const inner = linear(5, 5, { random });
    const hiding = Object.assign((x: Tensor) => inner(x), { inner });
    expect(() => lsuv(sequential(hiding), batch)).toThrow(
      'lsuv: a layer holds a weight of float64 [5, 5] where it cannot be found',
    );
  });

  it.each([
    [undefined, batch, {}, 'got undefined and float64 [64, 5]'],
    [relu(), [[1]], {}, 'got a function and an array of 1'],
    [relu(), batch, { tolerance: 0 }, 'lsuv: tolerance must be a positive number, got 0'],
    [
      relu(),
      batch,
      { iterations: 0.5 },
      'lsuv: iterations must be a whole number above 0, got 0.5',
    ],
  ])('refuses a call that does not fit', (model, inputs, options, message) => {
    expect(() => lsuv(model as never, inputs as never, options)).toThrow(RangeError);
    expect(() => lsuv(model as never, inputs as never, options)).toThrow(message);
  });
});

describe('fixup', () => {
  const random = seededRandom(3);
  const branchOf = (weights: number) =>
    sequential(...Array.from({ length: weights }, () => linear(4, 4, { random })));
  const output = () => linear(4, 2, { bias: normal(), random });

  it.each([
    [2, 16, 1 / 4],
    [3, 16, 1 / 2],
    [4, 64, 1 / 2],
  ])(
    'with %i weights in each of %i branches multiplies all but the last by %d',
    (m, count, factor) => {
      const branches = Array.from({ length: count }, () => branchOf(m));
      const before = branches.map(({ layers }) => layers.map(({ weight }) => weight.detach()));
      fixup(branches, { output: output() });
      branches.forEach(({ layers }, i) => {
        layers.forEach(({ weight }, k) => {
          const expected = before[i][k].mul(k === m - 1 ? 0 : factor);
          expect(weight.sub(expected).abs().max().item()).toBeLessThan(1e-15);
        });
      });
    },
  );

  it('lets the network begin as the identity, with logits of 0', () => {
    const [branches, head] = [[branchOf(1), branchOf(2)], output()];
    fixup(branches, { output: head });
    const x = tensor([[1, -2, 3, -4]]);
    const through = sequential(...branches.map(residual))(x);
    expect(through.toArray()).toEqual(x.toArray());
    expect(head(through).toArray()).toEqual([[0, 0]]);
    for (const parameter of parameters([branches, head])) expect(parameter.node).toBeNull();
  });

  it.each([
    [[], { output: output() }, 'expected an array of residual branches, got an array of 0'],
    [undefined, { output: output() }, 'got undefined'],
    [[branchOf(2), relu()], { output: output() }, 'branches[1] has no weights'],
    [[branchOf(2)], undefined, 'fixup: output must be the layer that gives the logits'],
  ])('refuses %o', (branches, options, message) => {
    expect(() => fixup(branches as never, options as never)).toThrow(RangeError);
    expect(() => fixup(branches as never, options as never)).toThrow(message);
  });

  it('refuses a branch that is given twice', () => {
    const branch = branchOf(2);
    expect(() => fixup([branch, branch], { output: output() })).toThrow(
      'two branches share a weight',
    );
  });
});
