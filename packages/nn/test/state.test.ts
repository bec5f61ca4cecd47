import { numpyRandom } from '@semente/random';
import { compile, concat, randomStream, type Tensor, tensor, zeros } from '@semente/tensor';
import { readSafetensors, writeSafetensors } from '@semente/tensor/files';
import { describe, expect, it } from 'vitest';
import * as nn from '../src/index.ts';
import reference from './torch-state.json' with { type: 'json' };

const { linear, loadStateDict, sequential, stateDict } = nn;
const random = numpyRandom(1);
const shapesOf = (state: nn.StateDict) =>
  Object.fromEntries(Object.entries(state).map(([name, x]) => [name, x.shape]));
const valuesOf = (state: nn.StateDict) =>
  Object.fromEntries(Object.entries(state).map(([name, x]) => [name, x.toTypedArray()]));

describe('stateDict', () => {
  it('names tensors by their paths, through layers, objects, arrays and Maps', () => {
    class Own {
      readonly encoder = sequential(linear(4, 2, { random }), nn.relu());
      readonly heads = [linear(2, 1, { random })];
      readonly extra = new Map([['scale', zeros([3])]]);
    }
    expect(shapesOf(stateDict(new Own()))).toEqual({
      'encoder.0.weight': [2, 4],
      'encoder.0.bias': [2],
      'heads.0.weight': [1, 2],
      'heads.0.bias': [1],
      'extra.scale': [3],
    });
  });

  it('keeps what was, whatever becomes of the model', () => {
    const model = linear(2, 1, { random });
    const before = stateDict(model);
    const values = valuesOf(before);
    model.weight.assign(zeros([1, 2]));
    expect(valuesOf(before)).toEqual(values);
    expect(Object.values(before).some((x) => x.requiresGrad)).toBe(false);
  });

  it('has a shared tensor once, and leaves out results of operations', () => {
    const shared = linear(2, 2, { random });
    const model = { shared, again: shared, cached: shared.weight.mul(2) };
    expect(Object.keys(stateDict(model))).toEqual(['shared.weight', 'shared.bias']);
  });

  it('refuses two tensors of one name', () => {
    const model = { a: { b: zeros([1]) }, 'a.b': zeros([1]) };
    expect(() => stateDict(model)).toThrow(RangeError);
    expect(() => stateDict(model)).toThrow("stateDict: two tensors would be called 'a.b'");
  });

  it('refuses what can hold no tensor', () => {
    expect(() => stateDict(3 as never)).toThrow('stateDict: expected a layer, or an object');
  });
});

describe('loadStateDict', () => {
  it('gives the same tensors other numbers', () => {
    const [model, other] = [linear(2, 3, { random }), linear(2, 3, { random })];
    const { weight } = other;
    loadStateDict(other, stateDict(model));
    expect(other.weight).toBe(weight);
    expect(other.weight.requiresGrad).toBe(true);
    expect(valuesOf(stateDict(other))).toEqual(valuesOf(stateDict(model)));
  });

  it('lists in one line all that does not fit, and changes nothing', () => {
    const model = sequential(linear(2, 3, { random }), linear(3, 1, { random }));
    const before = valuesOf(stateDict(model));
    const state = {
      '0.weight': zeros([2, 3]),
      '0.bias': zeros([3], { dtype: 'int32' }),
      '1.bias': 5 as never,
      '1.beta': zeros([1]),
      '2.weight': zeros([1]),
    };
    const attempt = (): unknown => loadStateDict(model, state);
    expect(attempt).toThrow(
      "loadStateDict: missing '1.weight'; unexpected '1.beta', '2.weight'; " +
        "'0.weight' is float64 [2, 3], where float64 [3, 2] would fit; " +
        "'0.bias' is int32 [3], where float64 [3] would fit; " +
        "'1.bias' is 5, where float64 [1] would fit",
    );
    expect(valuesOf(stateDict(model))).toEqual(before);
  });

  it('takes what there is if it is not strict, and says what there was not', () => {
    const model = linear(2, 1, { random });
    const state = { weight: tensor([[1, 2]]), other: zeros([1]) };
    const result = loadStateDict(model, state, { strict: false });
    expect(result).toEqual({ missing: ['bias'], unexpected: ['other'] });
    expect(model.weight.toArray()).toEqual([[1, 2]]);
    const misshapen = { weight: zeros([2, 2]) };
    expect(() => loadStateDict(model, misshapen, { strict: false })).toThrow("'weight' is float64");
  });

  it('converts between float32 and float64', () => {
    const model = linear(1, 1, { random });
    loadStateDict(model, {
      weight: tensor([[0.1]], { dtype: 'float32' }),
      bias: tensor([0], { dtype: 'float32' }),
    });
    expect(String(model.weight)).toBe('float64 [1, 1]');
    expect(model.weight.item()).toBe(Math.fround(0.1));
  });

  it.each([undefined, null, 'state', zeros([1])])('refuses the state %o', (state) => {
    const attempt = (): unknown => loadStateDict(linear(1, 1, { random }), state as never);
    expect(attempt).toThrow('loadStateDict: expected tensors by name, as stateDict gives them');
  });
});

describe('a file of PyTorch', () => {
  const dtype = 'float32';
  const model = {
    look: sequential(
      nn.conv2d(1, 2, 3, { random, dtype }),
      nn.batchNorm2d(2, { dtype }),
      nn.relu(),
      nn.flatten(),
    ),
    memory: nn.lstm(8, 3, { random, dtype }),
    heads: [linear(3, 2, { random, dtype }), linear(3, 1, { random, dtype })],
  };
  const forward = (x: Tensor): Tensor => {
    const [samples, steps] = x.shape;
    const seen = model.look(x.reshape([-1, 1, 4, 4]), 'evaluation').reshape([samples, steps, -1]);
    const last = model.memory(seen).at(':', -1);
    return concat(
      model.heads.map((head) => head(last)),
      1,
    );
  };
  const bytes = Uint8Array.from(Buffer.from(reference.file, 'base64'));

  it('is read as it is, and the model does what it did there, but for rounding', () => {
    loadStateDict(model, readSafetensors(bytes).tensors);
    const y = forward(tensor(reference.x, { dtype }));
    const errors = y.sub(tensor(reference.y, { dtype })).abs().max().item();
    expect(errors).toBeLessThan(2 ** -21);
  });

  it('has the names and shapes that a file of ours has, but for a count', () => {
    const { tensors } = readSafetensors(writeSafetensors(stateDict(model)));
    const { 'look.1.num_batches_tracked': _, ...shapes } = reference.shapes;
    expect(shapesOf(tensors)).toEqual(shapes);
  });
});

/** Every optimizer, with something to keep. */
const optimizers: Record<string, (groups: nn.ParameterGroup<object>[]) => nn.Optimizer> = {
  adagrad: (groups) => nn.adagrad(groups, { learningRateDecay: 0.1 }),
  adam: nn.adam,
  adamw: nn.adamw,
  lamb: nn.lamb,
  lion: nn.lion,
  nadam: nn.nadam,
  rmsprop: (groups) => nn.rmsprop(groups, { centered: true, momentum: 0.5 }),
  sgd: (groups) => nn.sgd(groups, { learningRate: 0.1, momentum: 0.9, dampening: 0.3 }),
};

describe.each(Object.entries(optimizers))('a checkpoint of training by %s', (_, optimizerOf) => {
  const x = tensor(Array.from({ length: 20 }, () => [random.normal(), random.normal()]));

  /** All that changes in the course of training, and a step of it. */
  const beginning = (isCompiled: boolean) => {
    const given = { random: numpyRandom(3) };
    const model = sequential(
      linear(2, 4, given),
      nn.batchNorm1d(4),
      nn.dropout(0.3, { random: randomStream(2) }),
      linear(4, 1, given),
    );
    const [first, ...others] = nn.parameters(model);
    const groups = [{ parameters: others }, { parameters: [first], learningRate: 0.02 }];
    const optimizer = optimizerOf(groups);
    const warmUp = nn.linearWarmUp({ steps: 4 });
    const cosine = nn.cosineAnnealing({ steps: 10 });
    const rates = nn.scheduler(optimizer, nn.inSequence([warmUp, cosine], { milestones: [4] }));
    const plateau = nn.reduceOnPlateau(optimizer, { patience: 0 });
    const compute = (): Tensor => {
      optimizer.zeroGrad();
      const loss = model(x, 'training').square().mean();
      loss.backward();
      optimizer.step();
      return loss;
    };
    const run = isCompiled ? compile(compute) : compute;
    const step = (): number => {
      const loss = run().item();
      rates.step();
      plateau.step(loss);
      return loss;
    };
    return { whole: { model, optimizer, rates, plateau }, step };
  };
  const losses = (step: () => number) => Array.from({ length: 5 }, step);

  it.each([
    ['eager', false],
    ['compiled', true],
  ])('goes on, %s, exactly as if nothing had been', (__, isCompiled) => {
    const uninterrupted = beginning(isCompiled);
    losses(uninterrupted.step);
    const file = writeSafetensors(stateDict(uninterrupted.whole));
    const resumed = beginning(isCompiled);
    losses(resumed.step);
    loadStateDict(resumed.whole, readSafetensors(file).tensors);
    expect(losses(resumed.step)).toEqual(losses(uninterrupted.step));
    expect(valuesOf(stateDict(resumed.whole))).toEqual(valuesOf(stateDict(uninterrupted.whole)));
  });
});
