import { seededRandom } from '@semente/random';
import { compile, ones, randomStream, type Tensor, TensorError, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  batchNorm1d,
  batchNorm2d,
  buffers,
  dropout,
  type Layer,
  linear,
  type Mode,
  parameters,
  relu,
  residual,
  sequential,
} from '../src/index.ts';
import { namedTensors } from '../src/named-tensors.ts';

const stream = (seed = 1) => randomStream(seed);
const half = (seed = 1) => dropout(0.5, { random: stream(seed) });

describe('a model', () => {
  it('tells its mode to every layer within, and each to those it holds', () => {
    const heard: (Mode | undefined)[] = [];
    const listen: Layer = (x, mode) => {
      heard.push(mode);
      return x;
    };
    const ownLayer: Layer = (x, mode) => listen(x, mode);
    const model = sequential(listen, residual(sequential(listen, ownLayer)));
    for (const mode of ['training', 'evaluation', undefined] as const) model(ones([1]), mode);
    expect(heard.splice(0, 6)).toEqual([
      ...Array(3).fill('training'),
      ...Array(3).fill('evaluation'),
    ]);
    expect(heard).toEqual([undefined, undefined, undefined]);
  });

  it('need not be told a mode if none of its layers asks', () => {
    const model = sequential(linear(2, 2, { random: seededRandom(1) }), relu());
    expect(model(ones([1, 2])).toArray()).toEqual(model(ones([1, 2]), 'training').toArray());
  });

  it.each([
    ['dropout(0.5)', half()],
    ['batchNorm1d(2)', batchNorm1d(2)],
  ])('is refused without a mode by %s, wherever it stands', (name, layer) => {
    const forgetful: Layer = (x) => layer(x);
    const models = [layer, sequential(relu(), residual(layer)), forgetful];
    const calls = [undefined, 'train', 'eval', true].map(
      (mode) => () => layer(ones([2, 2]), mode as Mode),
    );
    for (const call of [...calls, ...models.map((model) => () => model(ones([2, 2])))]) {
      expect(call).toThrow(TensorError);
      expect(call).toThrow(`${name}: needs to know what the model is called for, got `);
    }
    expect(() => forgetful(ones([2, 2]), 'training')).toThrow(
      'let layers of your own hand the mode on',
    );
  });

  it('is compiled once for each mode that it is called in, and both share its state', () => {
    const model = sequential(batchNorm1d(2), half());
    const [train, evaluate] = (['training', 'evaluation'] as const).map((mode) =>
      compile((x: Tensor) => model(x, mode)),
    );
    const x = tensor([
      [1, 2],
      [3, 6],
    ]);
    const before = evaluate(x).toArray();
    expect(train(x).toArray()).not.toEqual(train(x).toArray());
    expect(model.layers[0].runningMean.toArray()).toEqual([0.38, 0.76]);
    expect(evaluate(x).toArray()).not.toEqual(before);
    expect(evaluate(x).toArray()).toEqual(model(x, 'evaluation').toArray());
  });
});

describe('dropout', () => {
  it('drops with its probability and scales what stays, so that the mean remains', () => {
    const y = dropout(0.2, { random: stream() })(ones([10_000]), 'training').toTypedArray();
    const kept = Array.from(y).filter((value) => value !== 0);
    expect(new Set(kept)).toEqual(new Set([1.25]));
    // Four standard deviations of a binomial count.
    expect(Math.abs(kept.length - 8_000)).toBeLessThan(4 * Math.sqrt(10_000 * 0.2 * 0.8));
  });

  it('lets gradients through where it lets numbers through', () => {
    const x = tensor(Array(20).fill(3), { requiresGrad: true });
    const y = half()(x, 'training');
    y.sum().backward();
    expect(x.grad?.mul(3).toArray()).toEqual(y.toArray());
  });

  it('gives its input in evaluation, and at probability 0, and draws nothing', () => {
    const random = stream();
    const before = random.state.toArray();
    const x = tensor([1, Number.NaN, Number.POSITIVE_INFINITY]);
    expect(dropout(0.9, { random })(x, 'evaluation')).toBe(x);
    expect(dropout(0, { random })(x, 'training')).toBe(x);
    expect(random.state.toArray()).toEqual(before);
  });

  it.each(['eager', 'compiled'])(
    'draws another mask at each call, all told by the seed: %s',
    (how) => {
      const masks = (seed: number) => {
        const layer = half(seed);
        const call = (x: Tensor) => layer(x, 'training');
        const run = how === 'compiled' ? compile(call) : call;
        return [1, 2, 3].map(() => String(run(ones([64])).toArray()));
      };
      expect(new Set([...masks(1), ...masks(2)]).size).toBe(6);
      expect(masks(1)).toEqual(masks(1));
      const layer = half(1);
      expect(masks(1)).toEqual(
        [1, 2, 3].map(() => String(layer(ones([64]), 'training').toArray())),
      );
    },
  );

  it('goes on with the same masks from a saved state', () => {
    const layer = half();
    layer(ones([8]), 'training');
    const [saved] = buffers(layer).map((buffer) => buffer.detach());
    const next = layer(ones([8]), 'training').toArray();
    buffers(layer)[0].assign(saved);
    expect(layer(ones([8]), 'training').toArray()).toEqual(next);
  });

  it('refuses what is no tensor', () => {
    const attempt = () => half()([1, 2] as never, 'training');
    expect(attempt).toThrow(TensorError);
    expect(attempt).toThrow('dropout(0.5): the input must be a tensor, got an array of 2');
  });

  it.each([1, -0.1, 1.5, Number.NaN, '0.5', undefined])(
    'refuses the probability %o',
    (probability) => {
      const attempt = () => dropout(probability as number, { random: stream() });
      expect(attempt).toThrow(RangeError);
      expect(attempt).toThrow(/^dropout\(.*\): probability must be a number in \[0, 1\), got /);
    },
  );

  it.each([[undefined], [{}], [{ random: seededRandom(1) }], [{ random: 1 }]])(
    'refuses to be without a stream: %o',
    (options) => {
      expect(() => dropout(0.5, options as never)).toThrow(
        'dropout(0.5): random must be a random stream, as in { random: randomStream(1) }, got ',
      );
    },
  );
});

describe('batch normalization', () => {
  const x = tensor([
    [1, 10],
    [3, 30],
    [5, 80],
  ]);

  it('keeps running averages of mean and variance, which evaluation goes by', () => {
    const layer = batchNorm1d(2, { momentum: 0.5, epsilon: 0 });
    layer(x, 'training');
    expect(layer.runningMean.toArray()).toEqual([1.5, 20]);
    expect(layer.runningVariance.toArray()).toEqual([2.5, 650.5]);
    layer.runningVariance.assign(tensor([4, 25]));
    expect(layer(tensor([[2.5, 30]]), 'evaluation').toArray()).toEqual([[0.5, 2]]);
    expect(layer.runningMean.toArray()).toEqual([1.5, 20]);
  });

  it('has buffers that no optimizer sees and no gradient goes to', () => {
    const layer = batchNorm1d(2);
    layer(x, 'training').square().sum().backward();
    expect(parameters(layer)).toEqual([layer.weight, layer.bias]);
    expect(buffers(layer)).toEqual([layer.runningMean, layer.runningVariance]);
    expect(layer.runningMean.requiresGrad || layer.runningVariance.requiresGrad).toBe(false);
  });

  it('may be called twice before backward', () => {
    const layer = batchNorm1d(2);
    const loss = layer(x, 'training').add(layer(x.square(), 'training')).sum();
    expect(() => loss.backward()).not.toThrow();
  });

  it('cannot normalize a single value for each feature in training', () => {
    const call = () => batchNorm1d(2)(ones([1, 2]), 'training');
    expect(call).toThrow('batchNorm1d(2): needs more than one value of each feature in training');
    expect(batchNorm1d(2)(ones([1, 2]), 'evaluation').shape).toEqual([1, 2]);
    expect(batchNorm2d(2)(ones([1, 2, 1, 2]), 'training').shape).toEqual([1, 2, 1, 2]);
  });

  it.each([
    [{ momentum: 1.5 }, 'batchNorm1d(2): momentum must be a number in [0, 1], got 1.5'],
    [{ epsilon: -1 }, 'batchNorm1d(2): epsilon must be a finite number of at least 0, got -1'],
  ])('refuses %o', (options, message) => {
    expect(() => batchNorm1d(2, options)).toThrow(message);
  });
});

describe('the names of tensors', () => {
  it('are the paths that lead to them, as in PyTorch for layers in a row', () => {
    const random = seededRandom(1);
    const model = {
      body: sequential(linear(2, 2, { random }), batchNorm1d(2), half()),
      heads: [linear(2, 1, { random })],
      extra: new Map([['shift', ones([1])]]),
    };
    expect(namedTensors('test', model).map(([name]) => name)).toEqual([
      'body.0.weight',
      'body.0.bias',
      'body.1.weight',
      'body.1.bias',
      'body.1.running_mean',
      'body.1.running_var',
      'body.2.random.state',
      'heads.0.weight',
      'heads.0.bias',
      'extra.shift',
    ]);
    const [[name]] = namedTensors('test', sequential(relu(), batchNorm1d(2)));
    expect(name).toBe('1.weight');
  });
});
