import { TensorError } from '../errors.ts';
import { add } from '../operations/index.ts';
import { formatShape } from '../shape.ts';
import { currentEvaluator, type Tensor } from '../tensor.ts';

/*
 * Reverse mode. The chain rule, read from the output's end: if the gradient of a scalar with
 * respect to y = f(x) is known, f's vector-Jacobian product gives the one with respect to x. A
 * tensor that several operations read receives a contribution from each, and they add up. Since a
 * tensor is made after everything it was made from, going through the tape from its latest entry
 * to its earliest finds every gradient complete when its turn comes.
 */

/**
 * The gradients of a scalar with respect to each of the targets, given its gradients with respect
 * to some outputs. A target counts as a leaf: what it was computed from receives nothing. A target
 * that the outputs do not depend on is absent.
 *
 * @param attempt - The user's function, for messages.
 */
export function backpropagate(
  attempt: string,
  outputGradients: ReadonlyMap<Tensor, Tensor>,
  targets: ReadonlySet<Tensor>,
): Map<Tensor, Tensor> {
  const found = new Map<Tensor, Tensor>();
  const pending = new Map(outputGradients);
  const path = dependentsOf(
    targets,
    tapeOf(outputGradients.keys(), (x) => targets.has(x)),
  );
  for (const tensor of [...path].reverse()) {
    const gradient = pending.get(tensor);
    if (gradient === undefined) continue;
    pending.delete(tensor);
    if (targets.has(tensor)) {
      found.set(tensor, gradient);
      continue;
    }
    for (const [input, part] of passBack(attempt, tensor, gradient, path)) {
      const others = pending.get(input);
      pending.set(input, others === undefined ? part : add(others, part));
    }
  }
  return found;
}

/**
 * Everything the outputs were computed from by way of tracked tensors, themselves included, oldest
 * first; but not what the tensors were computed from at which the tape shall end.
 */
export function tapeOf(
  outputs: Iterable<Tensor>,
  isEnd: (tensor: Tensor) => boolean = () => false,
): Tensor[] {
  const seen = new Set<Tensor>();
  const waiting = [...outputs];
  for (let tensor = waiting.pop(); tensor !== undefined; tensor = waiting.pop()) {
    if (seen.has(tensor) || !tensor.requiresGrad) continue;
    seen.add(tensor);
    if (tensor.node === null || isEnd(tensor)) continue;
    for (const input of tensor.node.inputs) waiting.push(input);
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
  const call = { gradient, inputs, output, attributes };
  return inputs.flatMap((input, i) => {
    if (input.assignedAt > output.createdAt) {
      throw new TensorError(`${attempt}: ${changedValue(operation.name, input)}`);
    }
    if (!path.has(input)) return [];
    return [[input, currentEvaluator().passBack(operation.vjp[i], call, i)] as const];
  });
}

function changedValue(operation: string, input: Tensor): string {
  return (
    `${operation} read a tensor of shape ${formatShape(input.shape)} that has been given ` +
    'a new value by assign() since; differentiate before assign(), or compute the result again'
  );
}
