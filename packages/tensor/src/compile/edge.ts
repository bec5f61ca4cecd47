import { zeros } from '../creation/filled.ts';
import { TensorError } from '../errors.ts';
import type { Value } from '../memory/value.ts';
import { type Differentiable, Tensor } from '../tensor.ts';

/*
 * A compiled function keeps no history of what it computed, so no gradient can flow through it from
 * outside. What would silently be a missing or a zero gradient is an error on both sides.
 */

const edgeOperation: Differentiable<unknown> = {
  name: 'compiled function',
  vjp: [
    () => {
      throw new TensorError(
        'backward: this tensor came out of a compiled function, which keeps no history; ' +
          'call backward() or grad() inside of the function that is compiled',
      );
    },
  ],
};

/** Stands for all that a result depends on, so that backward comes upon the edge. */
const beyond = zeros([], { requiresGrad: true });

/** A result that would have a history, had it not been computed by a compiled function. */
export function withoutHistory(value: Value): Tensor {
  return new Tensor(value, { operation: edgeOperation, inputs: [beyond], attributes: undefined });
}

/** Refuses inputs through which a gradient would have to flow. */
export function refuseTracked(inputs: readonly Tensor[]): void {
  const place = inputs.findIndex((input) => input.requiresGrad);
  if (place < 0) return;
  throw new TensorError(
    `compile: input ${place}, ${inputs[place]}, requires a gradient, which cannot flow through a compiled function; ` +
      'differentiate inside of the function, let it read the leaf from outside, or pass detach()',
  );
}
