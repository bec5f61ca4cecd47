import { TensorError } from '../errors.ts';
import { add } from '../operations/index.ts';
import { formatShape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';

/*
 * Reverse mode. The chain rule, read from the output's end: if the gradient of a scalar with
 * respect to y = f(x) is known, f's vector-Jacobian product gives the one with respect to x. A
 * tensor that several operations read receives a contribution from each, and they add up. Since a
 * tensor is made after everything it was made from, going through the tape from its latest entry
 * to its earliest finds every gradient complete when its turn comes.
 */

/**
 * The gradients of an output with respect to each of the targets, given the gradient with respect
 * to the output itself. A target that the output does not depend on is absent.
 *
 * @param attempt - The user's function, for messages.
 */
export function backpropagate(
  attempt: string,
  output: Tensor,
  outputGradient: Tensor,
  targets: ReadonlySet<Tensor>,
): Map<Tensor, Tensor> {
  const found = new Map<Tensor, Tensor>();
  const pending = new Map([[output, outputGradient]]);
  const path = dependentsOf(targets, tapeOf(output));
  for (const tensor of [...path].reverse()) {
    const gradient = pending.get(tensor);
    if (gradient === undefined) continue;
    pending.delete(tensor);
    if (targets.has(tensor)) found.set(tensor, gradient);
    for (const [input, part] of passBack(attempt, tensor, gradient, path)) {
      const others = pending.get(input);
      pending.set(input, others === undefined ? part : add(others, part));
    }
  }
  return found;
}

/** Everything a tensor was computed from by way of tracked tensors, itself included, oldest first. */
export function tapeOf(output: Tensor): Tensor[] {
  const seen = new Set<Tensor>();
  const waiting = [output];
  for (let tensor = waiting.pop(); tensor !== undefined; tensor = waiting.pop()) {
    if (seen.has(tensor) || !tensor.requiresGrad) continue;
    seen.add(tensor);
    if (tensor.node !== null) waiting.push(...tensor.node.inputs);
  }
  return [...seen].sort((a, b) => a.createdAt - b.createdAt);
}

/** Of a tape, the targets and all that was computed from them, oldest first. */
function dependentsOf(targets: ReadonlySet<Tensor>, tape: readonly Tensor[]): Set<Tensor> {
  const dependents = new Set<Tensor>();
  for (const tensor of tape) {
    const isDependent = tensor.node?.inputs.some((input) => dependents.has(input)) ?? false;
    if (isDependent || targets.has(tensor)) dependents.add(tensor);
  }
  return dependents;
}

/** What one operation passes back to those of its inputs that lie on the path. */
function passBack(
  attempt: string,
  output: Tensor,
  gradient: Tensor,
  path: ReadonlySet<Tensor>,
): readonly (readonly [Tensor, Tensor])[] {
  const { node } = output;
  if (node === null) return [];
  const { operation, inputs, attributes } = node;
  return inputs.flatMap((input, i) => {
    if (input.assignedAt > output.createdAt) {
      throw new TensorError(`${attempt}: ${changedValue(operation.name, input)}`);
    }
    if (!path.has(input)) return [];
    return [[input, operation.vjp[i]({ gradient, inputs, output, attributes })] as const];
  });
}

function changedValue(operation: string, input: Tensor): string {
  return (
    `${operation} read a tensor of shape ${formatShape(input.shape)} that has been given ` +
    'a new value by assign() since; differentiate before assign(), or compute the result again'
  );
}
