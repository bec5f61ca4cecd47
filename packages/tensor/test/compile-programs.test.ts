import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../src/index.ts';
import { gradientsOf, inputsOf, instance, program } from './random-programs.ts';
import { expectSameBits } from './same-bits.ts';

const PROGRAMS = 2000;
const CALLS = 3;

describe('random programs', () => {
  const drawn = fc.sample(program, { numRuns: 300, seed: 1 });

  it('are up to 40 steps long, and half of them longer than 15', () => {
    const lengths = drawn.map(({ steps }) => steps.length).sort((a, b) => a - b);
    expect(lengths.at(-1)).toBe(40);
    expect(lengths[150]).toBeGreaterThan(15);
  });

  it('leave gradients behind in a third of all cases', () => {
    const training = drawn.filter((one) => {
      const { parameters, fn } = instance(one);
      fn(...inputsOf(one, 0));
      return gradientsOf(parameters).length > 0;
    });
    expect(training.length).toBeGreaterThan(100);
  });
});

describe('a random program', () => {
  it('leaves the same results, parameters and gradients behind, compiled or not, call after call', () => {
    fc.assert(
      fc.property(program, (drawn) => {
        const eager = instance(drawn);
        const other = instance(drawn);
        const compiled = compile(other.fn);
        for (let call = 0; call < CALLS; call++) {
          const inputs = inputsOf(drawn, call);
          expectSameBits(compiled(...inputs), eager.fn(...inputs));
          expectSameBits(other.parameters, eager.parameters);
          expectSameBits(other.random.state, eager.random.state);
          expectSameBits(gradientsOf(other.parameters), gradientsOf(eager.parameters));
        }
      }),
      { numRuns: PROGRAMS },
    );
  }, 120_000);
});
