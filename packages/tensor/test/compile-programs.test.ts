import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { isFloating } from '../src/dtype.ts';
import { compile, type Tensor, tensor } from '../src/index.ts';
import { interpret, type Program, program } from './random-programs.ts';
import { randomTensor } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

const CALLS = 3;

/** The program as a function of its inputs, with parameters of its own; every third asks for no gradient. */
function instance(drawn: Program) {
  const parameters = drawn.parameters.map(({ shape, dtype }, i) =>
    tensor(randomTensor(drawn.seed + 100 + i, shape, dtype), {
      requiresGrad: isFloating(dtype) && i % 3 !== 2,
    }),
  );
  return { parameters, fn: (...inputs: Tensor[]) => interpret(drawn, inputs, parameters) };
}

describe('a random program', () => {
  it('leaves the same results, parameters and gradients behind, compiled or not, call after call', () => {
    fc.assert(
      fc.property(program, (drawn) => {
        const eager = instance(drawn);
        const other = instance(drawn);
        const compiled = compile(other.fn);
        for (let call = 0; call < CALLS; call++) {
          const inputs = drawn.inputs.map(({ shape, dtype }, i) =>
            randomTensor(drawn.seed + 10 * call + i, shape, dtype),
          );
          expectSameBits(compiled(...inputs), eager.fn(...inputs));
          expectSameBits(other.parameters, eager.parameters);
          expectSameBits(gradientsOf(other.parameters), gradientsOf(eager.parameters));
        }
      }),
      { numRuns: 300 },
    );
  });
});

function gradientsOf(parameters: readonly Tensor[]): Tensor[] {
  return parameters.flatMap(({ grad }, i) => (grad === null ? [] : [tensor(i), grad]));
}
