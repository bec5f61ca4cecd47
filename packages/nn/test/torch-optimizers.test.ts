import { type Tensor, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import type { Optimizer } from '../src/index.ts';
import { adagrad, adam, adamw, lamb, lion, nadam, rmsprop, sgd } from '../src/index.ts';
import reference from './torch-optimizers.json' with { type: 'json' };

const { start, curvature, paths } = reference;

type Make = (parameters: readonly Tensor[], options: never) => Optimizer;
const optimizers: Record<string, Make> = {
  adagrad,
  adam,
  adamw,
  lamb,
  lion,
  nadam,
  rmsprop,
  sgd,
};

/** The way down ½ Σ a w², as the script goes it. */
function walk(make: Make, options: object, dtype: 'float64' | 'float32'): number[][] {
  const w = tensor(start, { dtype, requiresGrad: true });
  const a = tensor(curvature, { dtype });
  const optimizer = make([w], options as never);
  return Array.from({ length: 10 }, () => {
    optimizer.zeroGrad();
    w.square().mul(a).div(2).sum().backward();
    optimizer.step();
    return Array.from(w.toTypedArray());
  });
}

/** The largest distance between two paths, measured by the largest number in them. */
function distance(actual: number[][], expected: number[][]): number {
  const [flat, wanted] = [actual.flat(), expected.flat()];
  expect(flat).toHaveLength(wanted.length);
  const differences = wanted.map((value, i) => Math.abs(flat[i] - value));
  return Math.max(...differences) / Math.max(...wanted.map(Math.abs));
}

/** The rounding of a few operations: PyTorch takes 1 − βᵗ by a power, and NumPy adds in its own order. */
const FEW_ROUNDINGS = 4 * Number.EPSILON;

/** In these, all is done by the same operations in the same order. */
const exact = ['adagrad', 'rmsprop', 'sgd'];

describe('ten steps by', () => {
  const cases = paths.map((path) => [path.optimizer, JSON.stringify(path.options), path] as const);

  it.each(cases.filter(([name]) => exact.includes(name)))(
    '%s with %s are those of PyTorch in every bit',
    (name, _, path) => {
      expect(walk(optimizers[name], path.options, 'float64')).toEqual(path.float64);
    },
  );

  it.each(cases.filter(([name]) => !exact.includes(name)))(
    '%s with %s are the recorded ones but for rounding',
    (name, _, path) => {
      const walked = walk(optimizers[name], path.options, 'float64');
      expect(distance(walked, path.float64)).toBeLessThan(FEW_ROUNDINGS);
    },
  );

  it.each(cases.filter(([, , path]) => 'float32' in path))(
    '%s with %s in float32 are those of PyTorch in every bit',
    (name, _, path) => {
      expect(walk(optimizers[name], path.options, 'float32')).toEqual(path.float32);
    },
  );

  it('are recorded of every optimizer, with several options', () => {
    const names = paths.map(({ optimizer }) => optimizer);
    for (const name of Object.keys(optimizers)) {
      expect(names.filter((other) => other === name).length).toBeGreaterThan(2);
    }
  });
});
