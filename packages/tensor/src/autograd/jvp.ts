import { zeros } from '../creation/filled.ts';
import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { withGradMode } from '../grad-mode.ts';
import { alias } from '../operations/alias.ts';
import { requireFunction } from '../require.ts';
import { sameType } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { backpropagate } from './backpropagate.ts';
import { requireDifferentiable } from './output-gradient.ts';
import {
  type Recording,
  record,
  released,
  requireInputs,
  type TensorFunction,
} from './recording.ts';

/**
 * The Jacobian-vector product: the function's value, and how it moves when each input moves along
 * its tangent. With J the Jacobian and v the tangents, that is J·v, the derivative in a direction.
 * Both can be differentiated again.
 *
 * No operation has a rule of its own for this. A pullback u ↦ uᵀJ is linear in u, so its own
 * pullback is v ↦ J·v (J. Townsend, “A new trick for calculating Jacobian vector products”, 2017).
 *
 * @param tangents - One for each input, of its shape and dtype.
 * @returns `[value, tangent]`, of one shape.
 * @throws TensorError if an input has no derivative, `fn` gives no tensor, or a tangent is not of its
 * input's type.
 * @example
 * ```ts
 * import { jvp, tensor } from '@semente/tensor';
 *
 * const [value, tangent] = jvp((x) => x.square(), [tensor([1, 2])], [tensor([1, 0.5])]);
 * console.log(value.toArray(), tangent.toArray()); // [1, 4] [2, 2]
 * ```
 */
export function jvp(
  fn: TensorFunction,
  inputs: readonly Tensor[],
  tangents: readonly Tensor[],
): [value: Tensor, tangent: Tensor] {
  requireFunction('jvp', fn);
  requireInputs('jvp', inputs);
  const recording = record('jvp', fn, inputs);
  checkTangents(recording.inputs, tangents);
  const { value } = recording;
  requireDifferentiable('jvp', value);
  const probe = zeros(value.shape, { dtype: value.dtype, requiresGrad: true });
  const pulledBack = withGradMode(true, () => pullBack(recording, probe));
  const starts = new Map([...pulledBack].map(([input, gradient]) => [gradient, tangents[input]]));
  const tangent = backpropagate('jvp', starts, new Set([probe])).get(probe) ?? probe;
  const [outerValue, outerTangent] = released([value, tangent], [...recording.inputs, probe]);
  return [outerValue, outerTangent];
}

/** For each input that the value depends on, by its place, the gradient under an identity of its own. */
function pullBack({ inputs, value }: Recording, gradient: Tensor): Map<number, Tensor> {
  const found = backpropagate('jvp', new Map([[value, gradient]]), new Set(inputs));
  return new Map([...found].map(([input, part]) => [inputs.indexOf(input), alias(part)]));
}

function checkTangents(inputs: readonly Tensor[], tangents: readonly Tensor[]): void {
  if (!Array.isArray(tangents) || tangents.length !== inputs.length) {
    throw new TensorError(
      `jvp: ${inputs.length} inputs need a list of as many tangents, got ${describe(tangents)}`,
    );
  }
  for (const [i, input] of inputs.entries())
    requireSameType('jvp', `tangent ${i}`, tangents[i], input);
}

/** Refuses a direction that is not of the type of the input that it moves. */
export function requireSameType(
  attempt: string,
  name: string,
  direction: Tensor,
  input: Tensor,
): void {
  requireTensor(attempt, direction);
  if (!sameType(direction, input)) {
    throw new TensorError(`${attempt}: ${name}, ${direction}, does not fit an input of ${input}`);
  }
}
