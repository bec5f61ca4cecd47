import { seededRandom } from '@semente/random';
import { compile, tanh } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { digitTask, digitTrainer, type Trainer } from '../../src/chaos/trained-accuracy.ts';
import type { StepCompiler } from '../../src/exercise.ts';

const task = digitTask();
const variances = { weight: 1.5, bias: 0.05 };

describe('digitTask', () => {
  it('has inputs of length 1 in batches of 128, and one digit of five for the test', () => {
    const [{ x, y }] = task.batches;
    expect(x.shape).toEqual([128, 64]);
    expect(y.shape).toEqual([128]);
    expect(task.batches).toHaveLength(11);
    expect(task.test.y.shape).toEqual([360]);
    const lengths = task.batches.map((batch) => batch.x.square().mean().item());
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(mean).toBeCloseTo(1, 2);
  });
});

describe('digitTrainer', () => {
  const shape = { depth: 3, width: 20, steps: 60, learningRate: 0.1 };

  it('teaches a shallow network most digits, and none without a step', () => {
    const given = { compile, random: seededRandom(1) };
    expect(digitTrainer(tanh, task, shape, given).train(variances)).toBeGreaterThan(0.7);
    const idle = digitTrainer(tanh, task, { ...shape, steps: 0 }, given);
    expect(idle.train(variances)).toBeLessThan(0.4);
  });

  it('starts every training anew, from the weights that come next', () => {
    const random = seededRandom(2);
    const trainer = digitTrainer(tanh, task, shape, { compile, random });
    const saved = random.state;
    const first = trainer.train(variances);
    random.restore(saved);
    expect(trainer.train(variances)).toBe(first);
  });

  it('gives the same accuracy eagerly', () => {
    const few = { ...shape, steps: 12 };
    const trainer = (how: StepCompiler): Trainer =>
      digitTrainer(tanh, task, few, { compile: how, random: seededRandom(3) });
    const [compiled, eager] = [trainer(compile), trainer((step) => step)];
    expect(eager.train(variances)).toBe(compiled.train(variances));
  });
});
