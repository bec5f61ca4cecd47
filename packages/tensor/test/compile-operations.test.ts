import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, type Tensor } from '../src/index.ts';
import * as operations from '../src/operations/index.ts';
import * as several from '../src/operations/of-several.ts';
import { differentiable, gradients, prepare, settings, weightedSum } from './operation-settings.ts';
import { floating, uses } from './operation-uses.ts';
import { expectSameBits } from './same-bits.ts';

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
