import { zeros } from '../creation/filled.ts';
import { TensorError } from '../errors.ts';
import type { TapeNode, Tensor } from '../tensor.ts';

/*
 * A compiled function keeps no history of what it computed, so no gradient can flow through it from
 * outside. What would silently be a missing or a zero gradient is an error on both sides.
 */

function refuse(): never {
  throw new TensorError(
    'backward: this tensor came out of a compiled function, which keeps no history; ' +
      'call backward() or grad() inside of the function that is compiled',
  );
}

/** Stands for all that a result depends on, so that backward comes upon the edge at once. */
const beyond = zeros([], { requiresGrad: true });

/**
 * The line of the tape for a result that would have a history, had it not been computed by a compiled
 * function: no gradient goes beyond it to the sources that it was computed from.
 */
export function edgeTo(sources: readonly Tensor[]): TapeNode {
  const inputs = [beyond, ...sources];
  const operation = { name: 'compiled function', vjp: inputs.map(() => refuse) };
  return { operation, inputs, attributes: undefined };
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

/** Refuses inputs that the function also knows from outside, and gives new values to. */
export function refuseAssigned(inputs: readonly Tensor[], assigned: ReadonlySet<Tensor>): void {
  const place = inputs.findIndex((input) => assigned.has(input));
  if (place < 0) return;
  throw new TensorError(
    `compile: input ${place}, ${inputs[place]}, is also assigned a new value inside of the function, and the input would keep the old one; ` +
      'let the function read it from outside, or pass detach()',
  );
}
