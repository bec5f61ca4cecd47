import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, type DType, grad, type Tensor, tensor } from '../src/index.ts';
import * as operations from '../src/operations/index.ts';
import * as several from '../src/operations/of-several.ts';
import { floating, type Use, uses } from './operation-uses.ts';
import { disguise, disguised, numbers, randomTensor, undisguised } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

/** Mostly all operands have one dtype; mixed ones are promoted. */
function dtypes(...kinds: DType[]): fc.Arbitrary<readonly DType[]> {
  const kind = fc.constantFrom(...kinds);
  const alike = kind.map((dtype) => [dtype, dtype, dtype]);
  return fc.oneof(
    { weight: 3, arbitrary: alike },
    { weight: 1, arbitrary: fc.tuple(kind, kind, kind) },
  );
}

const settings = fc.record({
  seed: fc.nat(1_000_000),
  dtypes: dtypes('float64', 'float32', 'int32', 'bool'),
  values: fc.constantFrom('small' as const, 'special' as const),
  outside: disguise,
  inside: disguise,
});

type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

const differentiable = fc
  .tuple(settings, dtypes('float64', 'float32'))
  .map(([setting, floats]) => ({ ...setting, dtypes: floats }));

/** The operands, as views of something else both before they go into the function and within it. */
function prepare({ fn, shapes }: Use, { seed, dtypes, values, outside, inside }: Settings) {
  const inputs = shapes.map((wanted, i) => {
    const given = undisguised(wanted, inside);
    const made = randomTensor(seed + i, undisguised(given, outside), dtypes[i], values);
    return disguised(made, given, outside);
  });
  const operands = (xs: readonly Tensor[]) => xs.map((x, i) => disguised(x, shapes[i], inside));
  return { inputs, fn: (...xs: Tensor[]) => fn(...operands(xs)) };
}

/** Different weights for different elements, so that gradients differ. */
function weightedSum(x: Tensor): Tensor {
  const weights = tensor(numbers(x.size, x.size), { shape: x.shape, dtype: x.dtype });
  return x.mul(weights).sum();
}

/** The gradients with respect to each operand of what `fn` gives. */
function gradients(fn: (...xs: Tensor[]) => Tensor): (...xs: Tensor[]) => Tensor[] {
  return (...xs) => xs.map((operand, i) => grad((x) => weightedSum(fn(...xs.with(i, x))))(operand));
}

describe.each(Object.entries(uses))('compiled %s', (_, use) => {
  it('has the bits of the eager one, whatever the shapes, numbers and strides', () => {
    fc.assert(
      fc.property(use, settings, (drawn, setting) => {
        const { fn, inputs } = prepare(drawn, setting);
        expectSameBits(compile(fn)(...inputs), fn(...inputs));
      }),
      { numRuns: 20 },
    );
  });

  it('has them also where several of its kind share their code', () => {
    fc.assert(
      fc.property(use, settings, (drawn, setting) => {
        const { fn, inputs } = prepare(drawn, setting);
        const others = prepare(drawn, { ...setting, seed: setting.seed + 1 }).inputs;
        const twice = (...xs: Tensor[]) => [
          fn(...xs.slice(0, inputs.length)),
          fn(...xs.slice(inputs.length)),
        ];
        const given = [...inputs, ...others];
        expectSameBits(compile(twice)(...given), twice(...given));
      }),
      { numRuns: 20 },
    );
  });

  it('has the same first and second derivatives', () => {
    fc.assert(
      fc.property(use, differentiable, (drawn, setting) => {
        const { fn, inputs } = prepare(drawn, setting);
        const first = gradients(floating(fn));
        const second = gradients((...xs) =>
          first(...xs)
            .map(weightedSum)
            .reduce((total, part) => total.add(part)),
        );
        const both = (...xs: Tensor[]) => [first(...xs), second(...xs)];
        expectSameBits(compile(both)(...inputs), both(...inputs));
      }),
      { numRuns: 8 },
    );
  });
});

describe('the walk over all operations', () => {
  it('misses none', () => {
    expect(Object.keys(uses).sort()).toEqual(Object.keys({ ...operations, ...several }).sort());
  });
});
