import { numpyRandom, seededRandom } from '@semente/random';
import { concat, ones, type Tensor, TensorError, tensor, zeros } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  batchNorm1d,
  batchNorm2d,
  conv1d,
  conv2d,
  embedding,
  gru,
  heNormal,
  initializer,
  type Layer,
  layerNorm,
  linear,
  loadStateDict,
  lstm,
  maxPool2d,
  multiHeadAttention,
  parameters,
  residual,
  rmsNorm,
  rnn,
  sequential,
  softmax,
  stateDict,
  type WeightShape,
} from '../src/index.ts';

const random = seededRandom(3);
const noise = numpyRandom(4);
const normal = (...shape: number[]): Tensor => {
  const size = shape.reduce((product, length) => product * length);
  return tensor(
    Float64Array.from({ length: size }, () => noise.normal()),
    { shape },
  );
};

/** A rule that writes down what it is asked, and gives zeros. */
function listening() {
  const asked: WeightShape[] = [];
  const rule = initializer({
    name: 'listening',
    draw({ shape, fanIn, fanOut }) {
      asked.push({ shape, fanIn, fanOut });
      return new Float64Array(shape.reduce((size, length) => size * length));
    },
    explain: () => ({ formula: 'w = 0', standardDeviation: 0 }),
  });
  return { asked, rule };
}

describe('a layer states the fans of its weights', () => {
  it('a convolution: the places of a window times the channels of a group', () => {
    const { asked, rule } = listening();
    conv2d(4, 6, [3, 5], { groups: 2, weight: rule, bias: rule, random });
    conv1d(4, 6, 3, { weight: rule, random });
    expect(asked).toEqual([
      { shape: [6, 2, 3, 5], fanIn: 30, fanOut: 45 },
      { shape: [6], fanIn: 30, fanOut: 45 },
      { shape: [6, 4, 3], fanIn: 12, fanOut: 18 },
    ]);
  });

  it('a table of words: one word in, all features out', () => {
    const { asked, rule } = listening();
    embedding(7, 3, { weight: rule, random });
    expect(asked).toEqual([{ shape: [7, 3], fanIn: 1, fanOut: 3 }]);
  });

  it('a recurrent layer: of each gate alone, weights before biases', () => {
    const { asked, rule } = listening();
    gru(2, 3, { inputWeight: rule, hiddenWeight: rule, bias: rule, random });
    const three = (gate: object) => [gate, gate, gate];
    expect(asked).toEqual([
      ...three({ shape: [3, 2], fanIn: 2, fanOut: 3 }),
      ...three({ shape: [3, 3], fanIn: 3, fanOut: 3 }),
      ...three({ shape: [3], fanIn: 2, fanOut: 3 }),
      ...three({ shape: [3], fanIn: 3, fanOut: 3 }),
    ]);
  });

  it('attention: of each of its four projections', () => {
    const { asked, rule } = listening();
    multiHeadAttention(4, 2, { weight: rule, random });
    expect(asked).toEqual(Array(4).fill({ shape: [4, 4], fanIn: 4, fanOut: 4 }));
  });
});

describe.each([
  ['rnn', rnn],
  ['gru', gru],
])('%s', (_, make) => {
  it('goes on from the state of an earlier run as if there had been one run', () => {
    const layer = make(2, 3, { random });
    const x = normal(2, 5, 2);
    const [early, late] = x.split([2, 3], 1);
    const first = layer.run(early);
    const second = layer.run(late, first.state);
    const whole = layer.run(x);
    expect(whole.output.at(':', { start: 2 }).toArray()).toEqual(second.output.toArray());
    expect(whole.state.hidden.toArray()).toEqual(second.state.hidden.toArray());
    expect(whole.output.at(':', -1).toArray()).toEqual(whole.state.hidden.at(-1).toArray());
  });
});

describe('a recurrent layer of several passes', () => {
  it('states the fans of the upper layers by what the lower ones give', () => {
    const { asked, rule } = listening();
    rnn(2, 3, { layers: 2, bidirectional: true, inputWeight: rule, random });
    const [lower, upper] = [2, 6].map((fanIn) => ({ shape: [3, fanIn], fanIn, fanOut: 3 }));
    expect(asked).toEqual([lower, lower, upper, upper]);
  });

  it('has its parameters by PyTorch’s names', () => {
    const layer = gru(2, 3, { layers: 2, bidirectional: true, random });
    const names = ['l0', 'l0_reverse', 'l1', 'l1_reverse'].flatMap((pass) =>
      ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'].map((part) => `${part}_${pass}`),
    );
    expect(Object.keys(stateDict(layer))).toEqual(names);
    expect(parameters(layer)).toEqual(layer.passes.flatMap((pass) => Object.values(pass)));
  });

  it('does what layers in a row do', () => {
    const layer = lstm(2, 3, { layers: 2, random });
    const [lower, upper] = [lstm(2, 3, { random }), lstm(3, 3, { random })];
    const state = stateDict(layer);
    const named = (i: number) =>
      Object.entries(state).flatMap(([name, value]) =>
        name.endsWith(`l${i}`) ? [[name.replace(`l${i}`, 'l0'), value]] : [],
      );
    loadStateDict(lower, Object.fromEntries(named(0)));
    loadStateDict(upper, Object.fromEntries(named(1)));
    const x = normal(2, 4, 2);
    expect(layer(x).toArray()).toEqual(sequential(lower, upper)(x).toArray());
  });

  it('goes on from the states of all layers', () => {
    const layer = gru(2, 3, { layers: 3, random });
    const [early, late] = normal(2, 5, 2).split([2, 3], 1);
    const first = layer.run(early);
    const second = layer.run(late, first.state);
    const whole = layer.run(concat([early, late], 1));
    expect(second.state.hidden.toArray()).toEqual(whole.state.hidden.toArray());
  });

  it('reads in the other direction what a step is followed by', () => {
    const layer = rnn(2, 3, { bidirectional: true, random });
    const x = normal(1, 4, 2);
    const [forwards, backwards] = layer(x).split([3, 3], 2);
    const [, end] = layer(x.at(':', { start: 2 })).split([3, 3], 2);
    expect(backwards.at(':', { start: 2 }).toArray()).toEqual(end.toArray());
    const [start] = layer(x.at(':', { end: 2 })).split([3, 3], 2);
    expect(forwards.at(':', { end: 2 }).toArray()).toEqual(start.toArray());
    expect(layer.run(x).state.hidden.at(1).toArray()).toEqual(backwards.at(':', 0).toArray());
  });

  it.each([
    [{ layers: 0 }, 'gru(2, 3): layers must be a whole number above 0, got '],
    [{ layers: '2' }, 'gru(2, 3): layers must be a whole number above 0, got '],
    [{ bidirectional: 1 }, 'gru(2, 3): bidirectional must be true or false, got 1'],
  ])('refuses %o', (options, message) => {
    const attempt = () => gru(2, 3, { ...options, random } as never);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });
});

describe('a layer without a bias', () => {
  const withoutBias = { bias: false, random } as const;
  it.each([
    ['linear', linear(2, 3, withoutBias), zeros([1, 2])],
    ['conv1d', conv1d(2, 3, 1, withoutBias), zeros([1, 2, 4])],
    ['conv2d', conv2d(2, 3, 1, withoutBias), zeros([1, 2, 4, 4])],
  ])('has a weight alone: %s', (_, layer, x) => {
    expect(layer.bias).toBeNull();
    expect(parameters(layer)).toEqual([layer.weight]);
    expect(Object.keys(stateDict(layer))).toEqual(['weight']);
    expect(layer(x).abs().max().item()).toBe(0);
  });
});

describe('options', () => {
  const makers: Record<string, (options: never) => unknown> = {
    'linear(2, 3)': (options) => linear(2, 3, options),
    'conv2d(2, 3, 1)': (options) => conv2d(2, 3, 1, options),
    'embedding(2, 3)': (options) => embedding(2, 3, options),
    'multiHeadAttention(4, 2)': (options) => multiHeadAttention(4, 2, options),
    'rnn(2, 3)': (options) => rnn(2, 3, options),
    'layerNorm(3)': (options) => layerNorm(3, options),
    'rmsNorm(3)': (options) => rmsNorm(3, options),
    'batchNorm1d(3)': (options) => batchNorm1d(3, options),
  };
  const withRules = Object.entries(makers).slice(0, 4);

  it.each(Object.entries(makers))('%s refuses those that there are not', (name, make) => {
    const attempt = () => make({ random, initializer: heNormal() } as never);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`${name}: there is no option '`);
    expect(() => make('options' as never)).toThrow(`${name}: options are written as { `);
  });

  it.each(Object.entries(makers))('%s refuses a dtype that has no gradient', (name, make) => {
    const given = /Norm/.test(name) ? { dtype: 'int32' } : { dtype: 'int32', random };
    expect(() => make(given as never)).toThrow(
      `${name}: dtype must be one of 'float64', 'float32', got 'int32'`,
    );
  });

  it.each(withRules)('%s refuses rules that are none, or are not made', (name, make) => {
    expect(() => make({ random, weight: 3 } as never)).toThrow(
      `${name}: weight must be a rule for weights, as heNormal() makes one, got 3`,
    );
    expect(() => make({ random, weight: undefined } as never)).toThrow('got undefined');
    expect(() => make({ random, weight: heNormal } as never)).toThrow('one, got a function');
    const weight = initializer({
      name: 'text',
      draw: () => 'numbers' as never,
      explain: () => ({ formula: 'none', standardDeviation: 0 }),
    });
    expect(() => make({ random, weight } as never)).toThrow(
      "its rule gave 'numbers', where a Float64Array would fit",
    );
  });

  it('linear refuses more weights than a tensor can have', () => {
    expect(() => linear(1e6, 1e6, { random })).toThrow(
      'linear(1000000, 1000000): a weight of shape [1000000, 1000000] is too large',
    );
  });

  it.each([
    [{ stride: 0 }, 'stride must be a whole number above 0, or one for each axis, got 0'],
    [
      { stride: [1, -1] },
      'stride must be a whole number above 0, or one for each axis, got [1, -1]',
    ],
    [
      { padding: 'valid' },
      "padding must be a whole number of at least 0, or one for each axis, or '",
    ],
    [{ dilation: 0.5 }, 'dilation must be a whole number above 0'],
    [{ groups: 3 }, 'its channels cannot be divided into 3 groups'],
  ])('conv2d refuses %o when it is made', (options, message) => {
    const attempt = () => conv2d(2, 2, 3, { ...options, random } as never);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`conv2d(2, 2, 3): ${message}`);
  });
});

describe('lstm', () => {
  it('goes on from hidden state and cell', () => {
    const layer = lstm(2, 3, { random });
    const x = normal(2, 5, 2);
    const [early, late] = x.split([2, 3], 1);
    const second = layer.run(late, layer.run(early).state);
    expect(second.state.cell.toArray()).toEqual(layer.run(x).state.cell.toArray());
  });

  it.each([
    [{ hidden: zeros([1, 2, 3]) }, 'cell of float64 [1, 2, 3], got undefined'],
    [
      { hidden: zeros([2, 4]), cell: zeros([1, 2, 3]) },
      'hidden of float64 [1, 2, 3], got float64 [2, 4]',
    ],
    [zeros([2, 3]), 'hidden of float64 [1, 2, 3], got undefined'],
    [null, 'hidden of float64 [1, 2, 3], got undefined'],
    ['evaluation', 'hidden of float64 [1, 2, 3], got undefined'],
  ])('refuses a state that is none of its own', (start, found) => {
    const attempt = () => lstm(2, 3, { random }).run(ones([2, 1, 2]), start as never);
    expect(attempt).toThrow(TensorError);
    expect(attempt).toThrow(`lstm(2, 3): expected a state to start from with ${found}`);
  });
});

describe('attention', () => {
  it('tells how much each query looks at each key', () => {
    const { weights } = multiHeadAttention(4, 2, { random }).attend(normal(3, 5, 4));
    expect(weights.shape).toEqual([3, 2, 5, 5]);
    for (const total of weights.sum(-1).toTypedArray()) expect(total).toBeCloseTo(1, 14);
  });

  it('that is causal does not depend on later steps', () => {
    const layer = multiHeadAttention(4, 2, { isCausal: true, random });
    const x = normal(2, 5, 4);
    const early = x.at(':', { end: 3 });
    expect(layer(x).at(':', { end: 3 }).toArray()).toEqual(layer(early).toArray());
  });

  it('does not depend on padding, nor sends it a gradient', () => {
    const layer = multiHeadAttention(4, 2, { random });
    const query = normal(2, 3, 4);
    const key = tensor(normal(2, 4, 4).toTypedArray(), { shape: [2, 4, 4], requiresGrad: true });
    const isPadding = tensor([0, 0, 1, 1, 0, 0, 1, 1], { shape: [2, 4], dtype: 'bool' });
    const { output, weights } = layer.attend(query, { key, isPadding });
    const seen = layer.attend(query, { key: key.at(':', { end: 2 }) });
    expect(output.toArray()).toEqual(seen.output.toArray());
    expect(weights.at(':', ':', ':', { start: 2 }).max().item()).toBe(0);
    output.square().sum().backward();
    expect(key.grad?.at(':', { start: 2 }).abs().max().item()).toBe(0);
  });

  it.each(['float64', 'float32'] as const)('with nothing to look at gives numbers: %s', (dtype) => {
    const layer = multiHeadAttention(4, 2, { random, dtype });
    const x = normal(1, 2, 4).asType(dtype);
    const { output, weights } = layer.attend(x, { isPadding: ones([1, 2], { dtype: 'bool' }) });
    expect(weights.toArray()).toEqual([Array(2).fill(Array(2).fill([0.5, 0.5]))]);
    output.sum().backward();
    for (const { grad } of parameters(layer)) expect(grad?.isFinite().all().item()).toBe(1);
  });

  it('keeps its weights where its inputs are of other lengths', () => {
    const layer = multiHeadAttention(4, 2, { random });
    const [query, key] = [ones([2, 3, 4]), ones([2, 5, 4])];
    expect(layer.attend(query, { key }).weights.shape).toEqual([2, 2, 3, 5]);
    expect(() => layer.attend(query, { key, value: ones([2, 6, 4]) })).toThrow(
      'multiHeadAttention(4, 2): queries of float64 [2, 3, 4], keys of float64 [2, 5, 4] and values of float64 [2, 6, 4] do not fit one another',
    );
    expect(() => layer.attend(query, { key: ones([1, 5, 4]) })).toThrow('do not fit one another');
    expect(() => layer.attend(query, { isPadding: ones([2, 3]) })).toThrow(
      'multiHeadAttention(4, 2): expected isPadding as bool [2, 3], got float64 [2, 3]',
    );
  });
});

describe('the parts of a layer', () => {
  it.each<[string, Layer]>([
    ['conv2d(1, 2, 3)', conv2d(1, 2, 3, { random })],
    ['batchNorm1d(2)', batchNorm1d(2)],
    ['lstm(2, 3)', lstm(2, 3, { random })],
    ['residual', residual(linear(2, 2, { random }))],
    ['maxPool2d(2, {"stride":1})', maxPool2d(2, { stride: 1 })],
    ['softmax()', softmax()],
  ])('of %s stay, and it goes by this name', (name, layer) => {
    expect(layer.name).toBe(name);
    expect(Object.isFrozen(layer)).toBe(true);
  });
});

describe('what does not fit is refused by the layer, by name', () => {
  it.each<[string, () => unknown]>([
    ['conv2d(0, 2, 3): numbers of channels', () => conv2d(0, 2, 3, { random })],
    ['conv2d(1, 2, 1.5): numbers of channels', () => conv2d(1, 2, 1.5, { random })],
    ["conv2d(1, 2, '3'): numbers of channels", () => conv2d(1, 2, '3' as never, { random })],
    ['conv1d(1, 2, undefined): numbers', () => conv1d(1, 2, undefined as never, { random })],
    ['conv2d(1, 2, [3]): the size is one number, or', () => conv2d(1, 2, [3], { random })],
    ['conv2d(1, 2, []): the size is one number', () => conv2d(1, 2, [], { random })],
    ['conv2d(3, 4, 3): its channels cannot', () => conv2d(3, 4, 3, { groups: 2, random })],
    ['conv2d(3, 4, 3): groups must be', () => conv2d(3, 4, 3, { groups: 0, random })],
    ['conv2d(1, 2, 3): random must be a random source', () => conv2d(1, 2, 3, undefined as never)],
    ['embedding(0, 2): the count', () => embedding(0, 2, { random })],
    ['embedding(3, 2): random must be a random source', () => embedding(3, 2, {} as never)],
    ['layerNorm(0): the number of features', () => layerNorm(0)],
    ['layerNorm(2): epsilon must be', () => layerNorm(2, { epsilon: Number.NaN })],
    ['rmsNorm(2.5): the number of features', () => rmsNorm(2.5)],
    ['rmsNorm(2): epsilon must be', () => rmsNorm(2, { epsilon: -1 })],
    ['batchNorm2d(-1): the number of features', () => batchNorm2d(-1)],
    ['gru(2, 0): numbers of features', () => gru(2, 0, { random })],
    ['rnn(2, 1): random must be a random source', () => rnn(2, 1, null as never)],
    ['multiHeadAttention(5, 2): 5 features cannot', () => multiHeadAttention(5, 2, { random })],
    ['multiHeadAttention(4, 0): the number of', () => multiHeadAttention(4, 0, { random })],
    ['residual: the body is an object, where', () => residual({} as never)],
  ])('when it is made: %s', (message, attempt) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });

  const conv = conv2d(3, 4, 3, { random });
  it.each<[string, () => unknown]>([
    [
      'conv2d(3, 4, 3): expected an input of float64 [samples, 3, height, width], got float64 [1, 2, 5, 5]',
      () => conv(ones([1, 2, 5, 5])),
    ],
    [
      'conv2d(3, 4, 3): expected an input of float64 [samples, 3, height, width], got float64 [3, 5, 5]',
      () => conv(ones([3, 5, 5])),
    ],
    [
      'conv2d(3, 4, 3): expected an input of float64 [samples, 3, height, width], got float32',
      () => conv(ones([1, 3, 5, 5], { dtype: 'float32' })),
    ],
    [
      'conv2d(3, 4, 3): expected an input of float64 [samples, 3, height, width], got undefined',
      () => conv(undefined as never),
    ],
    ['conv2d: ', () => conv(ones([1, 3, 2, 5]))],
    ['maxPool2d: ', () => maxPool2d(3)(ones([1, 1, 2, 2]))],
    [
      'embedding(3, 2): expected words as int32 from 0 to 2, got 3',
      () => embedding(3, 2, { random })(tensor([0, 3], { dtype: 'int32' })),
    ],
    [
      'embedding(3, 2): expected words as int32 from 0 to 2, got -1',
      () => embedding(3, 2, { random })(tensor([[-1]], { dtype: 'int32' })),
    ],
    [
      'embedding(3, 2): expected words as int32 from 0 to 2, got float64 [2]',
      () => embedding(3, 2, { random })(ones([2])),
    ],
    [
      'layerNorm(3): expected an input of float64 […, 3], got float64 [2, 4]',
      () => layerNorm(3)(ones([2, 4])),
    ],
    [
      'layerNorm(3): expected an input of float64 […, 3], got float64 []',
      () => layerNorm(3)(tensor(1)),
    ],
    [
      'rmsNorm(3): expected an input of float64 […, 3], got an array of 1',
      () => rmsNorm(3)([1] as never),
    ],
    [
      'batchNorm1d(3): expected an input of float64 [samples, 3], got float64 [2, 4]',
      () => batchNorm1d(3)(ones([2, 4]), 'training'),
    ],
    [
      'batchNorm1d(3): expected an input of float64 [samples, 3, length], got float64 [2, 4, 3]',
      () => batchNorm1d(3)(ones([2, 4, 3]), 'training'),
    ],
    [
      'batchNorm2d(3): expected an input of float64 [samples, 3, height, width], got undefined',
      () => batchNorm2d(3)(undefined as never, 'training'),
    ],
    [
      'gru(2, 3): expected an input of float64 [samples, steps, 2], got float64 [1, 2]',
      () => gru(2, 3, { random })(ones([1, 2])),
    ],
    [
      'gru(2, 3): there is no step in float64 [1, 0, 2]',
      () => gru(2, 3, { random })(ones([1, 0, 2])),
    ],
    [
      'multiHeadAttention(4, 2): expected an input of float64 [samples, steps, 4], got float64 [2, 3, 5]',
      () => multiHeadAttention(4, 2, { random })(ones([2, 3, 5])),
    ],
    [
      'residual: the body made float64 [1, 3] of float64 [1, 2]',
      () => residual(linear(2, 3, { random }))(ones([1, 2])),
    ],
    [
      'residual: the body made undefined of float64 [1]',
      () => residual((() => undefined) as never)(ones([1])),
    ],
  ])('when it is called: %s', (message, attempt) => {
    expect(attempt).toThrow(TensorError);
    expect(attempt).toThrow(message);
  });
});
