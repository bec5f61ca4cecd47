import * as fc from 'fast-check';
import { type DType, grad, type Tensor, tensor } from '../src/index.ts';
import type { Use } from './operation-uses.ts';
import { disguise, disguised, numbers, randomTensor, undisguised } from './random-tensors.ts';

/** Mostly all operands have one dtype; mixed ones are promoted. */
function dtypes(...kinds: DType[]): fc.Arbitrary<readonly DType[]> {
  const kind = fc.constantFrom(...kinds);
  const alike = kind.map((dtype) => [dtype, dtype, dtype]);
  return fc.oneof(
    { weight: 3, arbitrary: alike },
    { weight: 1, arbitrary: fc.tuple(kind, kind, kind) },
  );
}

/** With what an operation is tried: its operands' numbers, dtypes and strides. */
export const settings = fc.record({
  seed: fc.nat(1_000_000),
  dtypes: dtypes('float64', 'float32', 'int32', 'bool'),
  values: fc.constantFrom('small' as const, 'special' as const),
  outside: disguise,
  inside: disguise,
});

type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

/** Settings in which every operand has gradients. */
export const differentiable = fc
  .tuple(settings, dtypes('float64', 'float32'))
  .map(([setting, floats]) => ({ ...setting, dtypes: floats }));

/** The operands, as views of something else both before they go into the function and within it. */
export function prepare({ fn, shapes }: Use, { seed, dtypes, values, outside, inside }: Settings) {
  const inputs = shapes.map((wanted, i) => {
    const given = undisguised(wanted, inside);
    const made = randomTensor(seed + i, undisguised(given, outside), dtypes[i], values);
    return disguised(made, given, outside);
  });
  const operands = (xs: readonly Tensor[]) => xs.map((x, i) => disguised(x, shapes[i], inside));
  return { inputs, fn: (...xs: Tensor[]) => fn(...operands(xs)) };
}

/** Different weights for different elements, so that gradients differ. */
export function weightedSum(x: Tensor): Tensor {
  const weights = tensor(numbers(x.size, x.size), { shape: x.shape, dtype: x.dtype });
  return x.mul(weights).sum();
}

/** The gradients with respect to each operand of what `fn` gives. */
export function gradients(fn: (...xs: Tensor[]) => Tensor): (...xs: Tensor[]) => Tensor[] {
  return (...xs) => xs.map((operand, i) => grad((x) => weightedSum(fn(...xs.with(i, x))))(operand));
}
