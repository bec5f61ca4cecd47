import { checkGradients, compile, type NestedArray, type Tensor, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import * as losses from '../src/losses/index.ts';
import reference from './torch-losses.json' with { type: 'json' };

/** What PyTorch gave: the loss, and the gradient of its product with `upstream`. */
interface Recorded {
  readonly options: { readonly reduction: string };
  readonly predictions: NestedArray;
  readonly targets: NestedArray;
  readonly areLabels: boolean;
  readonly value: NestedArray;
  readonly upstream: NestedArray;
  readonly gradient: NestedArray;
}

/** Every loss that is exported must have been recorded: a missing one is a type error. */
const recorded: Record<keyof typeof losses, readonly Recorded[]> = reference;

type Loss = (predictions: Tensor, targets: Tensor, options: object) => Tensor;
type Floating = 'float64' | 'float32';

/** A recorded case as tensors of a dtype; options that are lists become tensors, too. */
function given({ options, predictions, targets, areLabels, upstream }: Recorded, dtype: Floating) {
  const tensors = Object.entries(options).map(([name, option]) => [
    name,
    Array.isArray(option) ? tensor(option, { dtype }) : option,
  ]);
  return {
    options: Object.fromEntries(tensors) as object,
    predictions: tensor(predictions, { dtype }),
    targets: tensor(targets, { dtype: areLabels ? 'int32' : dtype }),
    upstream: tensor(upstream, { dtype }),
  };
}

/** The loss, and the gradient of its product with `upstream`, by one function that can be compiled. */
function step(
  loss: Loss,
  options: object,
  start: Tensor,
): (targets: Tensor, up: Tensor) => Tensor[] {
  const leaf = tensor(start, { requiresGrad: true });
  return (targets, upstream) => {
    leaf.grad = null;
    const value = loss(leaf, targets, options);
    value.mul(upstream).sum().backward();
    return leaf.grad === null ? [value] : [value, leaf.grad];
  };
}

function expectClose(actual: Tensor, expected: NestedArray): void {
  const wanted = tensor(expected);
  expect(actual.shape).toEqual(wanted.shape);
  const scale = Math.max(...wanted.abs().toTypedArray());
  const error = Math.max(...actual.sub(wanted).abs().toTypedArray());
  // The rounding of a few operations: PyTorch's logarithm and its order of additions are not ours.
  expect(error).toBeLessThanOrEqual(8 * Number.EPSILON * scale);
}

const all = Object.entries<Loss>(losses).flatMap(([name, loss]) =>
  recorded[name as keyof typeof losses].map((entry) => {
    const { predictions, targets } = given(entry, 'float64');
    const options = JSON.stringify(entry.options).replaceAll(/\[.*\]/g, '[…]');
    return { title: `${name} ${predictions}, ${targets}, ${options}`, loss, entry };
  }),
);

describe('every loss', () => {
  it.each(all)('has PyTorch’s value and gradient, but for rounding: $title', ({ loss, entry }) => {
    const { options, predictions, targets, upstream } = given(entry, 'float64');
    const [value, gradient] = step(loss, options, predictions)(targets, upstream);
    expectClose(value, entry.value);
    expectClose(gradient, entry.gradient);
  });

  it.each(all)('gives the same bits compiled: $title', ({ loss, entry }) => {
    for (const dtype of ['float64', 'float32'] as const) {
      const { options, predictions, targets, upstream } = given(entry, dtype);
      const [eager, compiled] = [
        step(loss, options, predictions),
        compile(step(loss, options, predictions)),
      ].map((run) => run(targets, upstream).map((x) => x.toTypedArray()));
      expect(compiled).toEqual(eager);
    }
  });

  it.each(Object.entries(recorded))('is recorded with each reduction: %s', (_, cases) => {
    const reductions = new Set(cases.map(({ options }) => options.reduction));
    expect(reductions).toEqual(new Set(['mean', 'sum', 'none']));
  });

  it.each(all)('has derivatives of its predictions to second order: $title', ({ loss, entry }) => {
    const { options, predictions, targets } = given(entry, 'float64');
    const ofPredictions = (p: Tensor): Tensor => loss(p, targets, options);
    expect(() => checkGradients(ofPredictions, [predictions], { order: 2 })).not.toThrow();
  });
});
