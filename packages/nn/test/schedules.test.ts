import { compile, type Tensor, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  adam,
  cosineAnnealing,
  exponentialDecay,
  inSequence,
  linearWarmUp,
  multiStepDecay,
  type Optimizer,
  oneCycle,
  reduceOnPlateau,
  type Schedule,
  scheduler,
  sgd,
  stepDecay,
} from '../src/index.ts';
import reference from './torch-optimizers.json' with { type: 'json' };

const { plateaus } = reference;

const optimizerAt = (learningRate: number): Optimizer =>
  sgd([tensor(0, { requiresGrad: true })], { learningRate });

/** Every recorded schedule: a missing one is a type error. */
const schedules: Record<keyof typeof reference.schedules, Schedule> = {
  step: stepDecay({ every: 30 }),
  stepByHalf: stepDecay({ every: 7, factor: 0.5 }),
  multiStep: multiStepDecay({ milestones: [20, 50, 50, 80], factor: 0.3 }),
  exponential: exponentialDecay({ factor: 0.95 }),
  cosine: cosineAnnealing({ steps: 100 }),
  cosineAboveMinimum: cosineAnnealing({ steps: 80, minimum: 0.01 }),
  warmUp: linearWarmUp({ steps: 5 }),
  longWarmUp: linearWarmUp({ steps: 40, from: 0.01 }),
  warmUpThenCosine: inSequence(
    [linearWarmUp({ steps: 10, from: 0.01 }), cosineAnnealing({ steps: 90 })],
    { milestones: [10] },
  ),
  oneCycle: oneCycle({ steps: 101 }),
  oneCycleWithOptions: oneCycle({ steps: 120, warmUp: 0.25, startDivisor: 10, endDivisor: 100 }),
};

/** PyTorch computes each value from the one before: a hundred times a few roundings. */
const HUNDRED_STEPS = 100 * 4 * Number.EPSILON;

describe('the first hundred learning rates', () => {
  it.each(Object.entries(reference.schedules))('by %s are those of PyTorch', (name, recorded) => {
    const optimizer = optimizerAt(recorded.learningRate);
    const rates = scheduler(optimizer, schedules[name as keyof typeof schedules]);
    const values = recorded.values.map(() => {
      const rate = optimizer.learningRate.item();
      rates.step();
      return rate;
    });
    const errors = values.map((value, i) => Math.abs(value - recorded.values[i]));
    expect(Math.max(...errors) / recorded.learningRate).toBeLessThan(HUNDRED_STEPS);
    expect(new Set(values).size).toBeGreaterThan(3);
  });

  it.each(plateaus.map((plateau) => [JSON.stringify(plateau.options), plateau] as const))(
    'on a plateau with %s are those of PyTorch',
    (_, { options, metrics, learningRate, values }) => {
      const optimizer = optimizerAt(learningRate);
      const plateau = reduceOnPlateau(optimizer, options as object);
      const rates = metrics.map((metric) => {
        plateau.step(metric);
        return optimizer.learningRate.item();
      });
      expect(rates).toEqual(values);
      expect(new Set(rates).size).toBeGreaterThan(1);
    },
  );
});

describe('scheduler', () => {
  it('changes the learning rate of every group, each from its own', () => {
    const parameters = [0, 1].map(() => [tensor(0, { requiresGrad: true })]);
    const groups = [{ parameters: parameters[0] }, { parameters: parameters[1], learningRate: 4 }];
    const optimizer = sgd(groups, { learningRate: 1 });
    const rates = scheduler(optimizer, exponentialDecay({ factor: 0.5 }));
    rates.step();
    rates.step();
    expect(optimizer.learningRates.map((rate) => rate.item())).toEqual([0.25, 1]);
  });

  it('sets the learning rate for the first step at once', () => {
    const optimizer = optimizerAt(8);
    scheduler(optimizer, linearWarmUp({ steps: 4, from: 0.5 }));
    expect(optimizer.learningRate.item()).toBe(4);
  });

  it('follows any function', () => {
    const optimizer = optimizerAt(8);
    const rates = scheduler(optimizer, (step, rate) => rate / (1 + step));
    rates.step();
    expect(optimizer.learningRate.item()).toBe(4);
  });

  it('is followed by a step that was captured once, to the same bits as without compile', () => {
    const trained = (isCompiled: boolean) => {
      const w = tensor([1, -2], { requiresGrad: true });
      const optimizer = adam([w], { learningRate: 0.5 });
      const rates = scheduler(optimizer, cosineAnnealing({ steps: 8 }));
      let captures = 0;
      const update = (x: Tensor) => {
        captures += 1;
        optimizer.zeroGrad();
        w.mul(x).sub(1).square().sum().backward();
        optimizer.step();
      };
      const step = isCompiled ? compile(update) : update;
      const values = Array.from({ length: 8 }, (_, i) => {
        step(tensor([i, 2]));
        rates.step();
        return w.toArray();
      });
      return { values, captures };
    };
    const compiled = trained(true);
    expect(compiled.captures).toBe(1);
    expect(compiled.values).toEqual(trained(false).values);
  });

  it.each([Number.NaN, -1, Infinity])('refuses a schedule that gives %d', (rate) => {
    const attempt = (): unknown => scheduler(optimizerAt(1), () => rate);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`scheduler: the schedule gave ${rate} for step 0`);
  });

  it('refuses what is no optimizer, and what is no schedule', () => {
    expect(() => scheduler({} as never, stepDecay({ every: 1 }))).toThrow(
      'scheduler: needs an optimizer, as sgd makes one, got an object',
    );
    expect(() => scheduler(optimizerAt(1), 3 as never)).toThrow('scheduler: needs a schedule');
  });
});

describe('a schedule', () => {
  it('stays at its end: after a warm-up, and after one cycle', () => {
    expect(linearWarmUp({ steps: 3 })(50, 8)).toBe(8);
    const cycle = oneCycle({ steps: 20 });
    expect(cycle(500, 8)).toBe(cycle(19, 8));
  });

  it.each([
    [() => stepDecay({ every: 0 }), 'stepDecay: every must be a whole number above 0, got 0'],
    [() => stepDecay({ every: 2, factor: 0 }), 'stepDecay: factor must be a positive number'],
    [() => reduceOnPlateau(optimizerAt(1), 3 as never), 'reduceOnPlateau: options are written as'],
    [() => stepDecay(undefined as never), 'stepDecay: every must be'],
    [() => multiStepDecay({ milestones: [1.5] }), 'multiStepDecay: milestones must be whole'],
    [() => exponentialDecay({ factor: -1 }), 'exponentialDecay: factor must be'],
    [() => cosineAnnealing({ steps: 2.5 }), 'cosineAnnealing: steps must be'],
    [() => cosineAnnealing({ steps: 2, minimum: -1 }), 'cosineAnnealing: minimum must be'],
    [() => linearWarmUp({ steps: 3, from: 2 }), 'linearWarmUp: from must be a number in [0, 1]'],
    [() => oneCycle({ steps: 100, warmUp: 1 }), 'oneCycle: warmUp must be a number in (0, 1)'],
    [() => oneCycle({ steps: 3 }), 'oneCycle: 0.3 of 3 steps leave none for the way up'],
    [() => oneCycle({ steps: 9, startDivisor: 0 }), 'oneCycle: startDivisor must be'],
    [() => inSequence([], { milestones: [] }), 'inSequence: 0 milestones part 1 schedules, got an'],
    [
      () => inSequence([stepDecay({ every: 1 })], { milestones: [5, 5] }),
      'inSequence: milestones must be whole numbers above 0, each larger than the one before',
    ],
    [
      () => inSequence([stepDecay({ every: 1 }), 2 as never], { milestones: [5] }),
      'inSequence: 1 milestones part 2 schedules, got an array of 2',
    ],
    [() => inSequence([], undefined as never), 'inSequence: milestones must be'],
    [() => reduceOnPlateau(optimizerAt(1), { factor: 1 }), 'reduceOnPlateau: factor must be'],
    [
      () => reduceOnPlateau(optimizerAt(1), { mode: 'up' as never }),
      "mode must be one of 'min', 'max'",
    ],
    [() => reduceOnPlateau(null as never), 'reduceOnPlateau: needs an optimizer'],
    [
      () => reduceOnPlateau(optimizerAt(1)).step(tensor([1, 2])),
      'step takes a number or a tensor of one element, got float64 [2]',
    ],
    [
      () => reduceOnPlateau(optimizerAt(1)).step('1' as never),
      "step takes a number or a tensor of one element, got '1'",
    ],
  ])('refuses options that cannot be', (attempt, message) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });
});
