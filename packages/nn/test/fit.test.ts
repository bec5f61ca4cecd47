import { moons } from '@semente/datasets';
import { seededRandom } from '@semente/random';
import { randomStream, type Tensor, tensor, zeros } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  accuracy,
  adam,
  type Batch,
  batchNorm1d,
  binaryCrossEntropyWithLogits,
  buffers,
  type Checkpoint,
  dropout,
  type EpochReport,
  type FitOptions,
  fit,
  type Layer,
  linear,
  parameters,
  relu,
  scheduler,
  sequential,
  sgd,
  stepDecay,
} from '../src/index.ts';

const data = moons({ samples: 50, noise: 0.1, random: seededRandom(1) });
const validation = moons({ samples: 30, noise: 0.1, random: seededRandom(2) });
const loss = (logits: Tensor, y: Tensor): Tensor =>
  binaryCrossEntropyWithLogits(logits.squeeze(1), y);

/** A model with every kind of state, its optimizer, and what draws the order of samples. */
function setUp() {
  const [first, second, random] = seededRandom(3).split(3);
  const model = sequential(
    linear(2, 8, { random: first }),
    batchNorm1d(8),
    relu(),
    dropout(0.2, { random: randomStream(4) }),
    linear(8, 1, { random: second }),
  );
  const optimizer = adam(parameters(model), { learningRate: 0.01 });
  const rates = scheduler(optimizer, stepDecay({ every: 5, factor: 0.9 }));
  return { model, optimizer, random, rates };
}

function train({ model, optimizer, random, rates }: ReturnType<typeof setUp>, given: object) {
  const options = { loss, optimizer, batchSize: 16, random, keep: rates, validation, epochs: 6 };
  return fit(model, data, { ...options, onStep: () => rates.step(), ...given });
}

const numbersOf = (model: Layer) =>
  [...parameters(model), ...buffers(model)].map((x) => x.toTypedArray());

describe('fit', () => {
  it('is the loop that anybody would write, bit for bit', () => {
    const { model, optimizer, random } = setUp();
    const { rates: _, model: ourModel, ...ours } = setUp();
    const history = fit(ourModel, data, { ...ours, loss, epochs: 3, batchSize: 20 });
    const means = Array.from({ length: 3 }, () => {
      let total = 0;
      const order = random.permutation(50);
      for (let start = 0; start < 50; start += 20) {
        const places = tensor(order.slice(start, start + 20), { dtype: 'int32' });
        optimizer.zeroGrad();
        const cost = loss(
          model(data.x.indexSelect(0, places), 'training'),
          data.y.indexSelect(0, places),
        );
        cost.backward();
        optimizer.step();
        total += cost.item() * places.size;
      }
      return total / 50;
    });
    expect(history.map((report) => report.loss)).toEqual(means);
    expect(numbersOf(ourModel)).toEqual(numbersOf(model));
    expect(history.map(({ epoch, steps }) => [epoch, steps])).toEqual([
      [0, 3],
      [1, 6],
      [2, 9],
    ]);
  });

  it('goes on from a checkpoint as it would have gone on without a pause, bit for bit', () => {
    const whole = setUp();
    const history = train(whole, {});

    const before = setUp();
    const kept: Checkpoint[] = [];
    const keep = (_: EpochReport, checkpoint: () => Checkpoint) => kept.push(checkpoint());
    train(before, { epochs: 3, onEpoch: keep });
    train(before, { epochs: 9, resume: kept[2] });

    for (const resume of [kept[2], kept[2], kept[0]]) {
      const after = setUp();
      expect(train(after, { resume })).toEqual(history);
      expect(numbersOf(after.model)).toEqual(numbersOf(whole.model));
      expect(after.optimizer.learningRate.item()).toBe(whole.optimizer.learningRate.item());
      expect(after.random.state).toEqual(whole.random.state);
    }
  });

  it('measures in evaluation, after each epoch, on all validation data', () => {
    const { model, optimizer } = setUp();
    const asLabels = (logits: Tensor, y: Tensor): number =>
      accuracy(logits.squeeze(1), y, { threshold: 0 });
    const metrics = { accuracy: asLabels };
    const [, last] = fit(model, data, { loss, optimizer, epochs: 2, validation, metrics });
    const logits = model(validation.x, 'evaluation');
    expect(last.validation).toEqual({
      loss: loss(logits, validation.y).item(),
      accuracy: asLabels(logits, validation.y),
    });
  });

  it('stops when the validation loss has not become lower for a while', () => {
    const w = tensor(1, { requiresGrad: true });
    const model: Layer = Object.assign((x: Tensor) => x.mul(w), { w });
    const optimizer = sgd([w], { learningRate: 0.25 });
    const [x, y] = [tensor([1]), tensor([0])];
    // Training leads w from 1 to 0 by halves, and validation wants ¼, so that the third epoch is worse.
    const options: FitOptions = {
      loss: (p, t) => p.sub(t).square().mean(),
      optimizer,
      epochs: 100,
      patience: 2,
      validation: { x, y: tensor([0.25]) },
    };
    const history = fit(model, { x, y }, options);
    expect(history.map(({ validation }) => validation?.loss)).toEqual([
      0.0625, 0, 0.015625, 0.03515625,
    ]);
  });

  it('goes through the batches of a function of the epoch', () => {
    const { model, optimizer } = setUp();
    const asked: number[] = [];
    const batches = function* (epoch: number): Iterable<Batch> {
      asked.push(epoch);
      for (const part of [
        { start: 0, end: 10 },
        { start: 10, end: 25 },
      ]) {
        yield { x: data.x.slice(0, part), y: data.y.slice(0, part) };
      }
    };
    const losses: number[] = [];
    const onStep: FitOptions['onStep'] = (report) => losses.push(report.loss);
    const history = fit(model, batches, { loss, optimizer, epochs: 2, onStep });
    expect(asked).toEqual([0, 1]);
    expect(history[0].loss).toBe((losses[0] * 10 + losses[1] * 15) / 25);
  });

  it('forgets gradients that were there before', () => {
    const [plain, other] = [setUp(), setUp()];
    loss(other.model(data.x, 'evaluation'), data.y).backward();
    for (const { model, optimizer } of [plain, other]) {
      fit(model, data, { loss, optimizer, epochs: 1 });
    }
    expect(numbersOf(other.model)).toEqual(numbersOf(plain.model));
  });

  it.each([
    [{ epochs: 0 }, 'fit: epochs must be a whole number above 0, got 0'],
    [{ batchSize: 1.5 }, 'fit: the batchSize must be a whole number above 0, got 1.5'],
    [{ random: 3 }, 'fit: random must be a random source, got 3'],
    [{ loss: 'mse' }, "fit: the loss must be a function, got 'mse'"],
    [{ optimizer: undefined }, 'fit: needs an optimizer, as sgd makes one, got undefined'],
    [{ patience: 2 }, 'fit: metrics and patience need validation data'],
    [{ epoch: 3 }, "fit: there is no option 'epoch'; there are loss, optimizer, epochs"],
    [{ onStep: 3 }, 'fit: the onStep must be a function, got 3'],
    [{ validation, metrics: { f: 3 } }, 'fit: the metric f must be a function, got 3'],
    [{ validation, metrics: { loss: () => 1 } }, 'fit: no metric can be called loss'],
    [{ resume: null }, 'fit: resume must be a checkpoint, as onEpoch is given one, got null'],
    [{ resume: {} }, 'fit: resume must be a checkpoint, as onEpoch is given one, got an object'],
    [{ patience: 0, validation }, 'fit: patience must be a whole number above 0, got 0'],
  ])('refuses %o', (given, message) => {
    const { model, optimizer } = setUp();
    const options = { loss, optimizer, epochs: 1, ...given } as FitOptions;
    expect(() => fit(model, data, options)).toThrow(RangeError);
    expect(() => fit(model, data, options)).toThrow(message);
  });

  it('leaves what the optimizer does not train as it is', () => {
    const random = seededRandom(1);
    const [body, head] = [linear(2, 4, { random }), linear(4, 1, { random })];
    const before = numbersOf(body);
    const optimizer = sgd(parameters(head), { learningRate: 0.1 });
    const history = fit(sequential(body, head), data, { loss, optimizer, epochs: 3 });
    expect(history[2].loss).toBeLessThan(history[0].loss);
    expect(numbersOf(body)).toEqual(before);
    expect(body.weight.grad).toBeNull();
  });

  it('goes on from the last checkpoint after a step that threw', () => {
    const whole = setUp();
    const history = train(whole, {});
    const kept: Checkpoint[] = [];
    const fails = (): void => {
      const { rates } = interrupted;
      if (rates.stepsDone.item() === 9) throw new Error('the machine stopped');
      rates.step();
    };
    const interrupted = setUp();
    const keep = (_: EpochReport, checkpoint: () => Checkpoint) => kept.push(checkpoint());
    expect(() => train(interrupted, { onEpoch: keep, onStep: fails })).toThrow('the machine');
    const after = setUp();
    expect(train(after, { resume: kept.at(-1) })).toEqual(history);
    expect(numbersOf(after.model)).toEqual(numbersOf(whole.model));
  });

  it.each<[object, string]>([
    [{ loss: () => 3 }, 'fit: the loss must give a tensor of one element, got 3'],
    [
      { loss: () => tensor([1, 2]) },
      'fit: the loss must give a tensor of one element, got float64',
    ],
    [
      { validation, metrics: { mean: (p: Tensor) => p.mean() } },
      'fit: the metric mean must give a number, got float64 []',
    ],
  ])('refuses functions that give something else: %o', (given, message) => {
    const { model, optimizer } = setUp();
    const options = { loss, optimizer, epochs: 1, ...given } as FitOptions;
    expect(() => fit(model, data, options)).toThrow(message);
  });

  it('refuses data that do not fit together, and none', () => {
    const { model, optimizer } = setUp();
    const options = { loss, optimizer, epochs: 1 };
    expect(() => fit(model, { x: data.x, y: zeros([3]) }, options)).toThrow(
      'fit: the data must be tensors x and y with one sample each along axis 0, got float64 [50, 2] and float64 [3]',
    );
    expect(() => fit(model, undefined as never, options)).toThrow('got undefined and undefined');
    expect(() => fit(model, () => [], options)).toThrow('fit: there are no batches in epoch 0');
    expect(() => fit(model, (() => 3) as never, options)).toThrow(
      "fit: the data must give an epoch's batches, each { x, y }, got 3",
    );
  });

  it('refuses the checkpoint of another model', () => {
    const kept: Checkpoint[] = [];
    const { model, optimizer } = setUp();
    const onEpoch: FitOptions['onEpoch'] = (_, checkpoint) => kept.push(checkpoint());
    fit(model, data, { loss, optimizer, epochs: 1, onEpoch });
    const other = linear(2, 1, { random: seededRandom(1) });
    const options = { loss, optimizer: sgd(parameters(other), { learningRate: 1 }), epochs: 2 };
    expect(() => fit(other, data, { ...options, resume: kept[0] })).toThrow(
      "loadStateDict: missing 'model.weight', 'model.bias'; unexpected 'model.0.weight'",
    );
  });
});
