import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { compile } from '../src/index.ts';
import { gradientsOf, inputsOf, instance, program } from './random-programs.ts';
import { expectSameBits } from './same-bits.ts';

const CALLS = 3;

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
      { numRuns: 300 },
    );
  });
});
