import { zeros } from '../creation/filled.ts';
import { TensorError } from '../errors.ts';
import { isGradEnabled, withGradMode } from '../grad-mode.ts';
import { requireFunction } from '../require.ts';
import { sameType } from '../shape.ts';
import { type Call, currentEvaluator, nextMoment, requireTensor, Tensor } from '../tensor.ts';
import { backpropagate } from './backpropagate.ts';
import { readFromBefore } from './read-from-before.ts';
import { requireResult, type TensorFunction } from './recording.ts';

/**
 * The function `fn`, which forgets what it computed on the way and computes it again in backward:
 * memory for time (T. Chen et al., “Training Deep Nets with Sublinear Memory Cost”, 2016). Results
 * and gradients of every order are the same as without. Parameters that `fn` reads from outside
 * receive their gradients, too.
 *
 * `fn` must do the same every time: draw random numbers outside of it. Inside `compile`, what is
 * equal is computed once, so there it saves nothing.
 *
 * @throws TensorError when called, if `fn` gives no tensor; and in backward, if `fn` gives another
 * value the second time, or inside `compile`, where there are no numbers yet, computes it otherwise.
 * @example
 * ```ts
 * import { checkpoint, tensor } from '@semente/tensor';
 *
 * const w = tensor(0.5, { requiresGrad: true });
 * const block = checkpoint((x) => x.mul(w).tanh().square());
 * block(block(tensor(2))).backward(); // between the blocks, one number each was kept
 * console.log(w.grad?.item()); // 0.6334910049536862
 * ```
 */
export function checkpoint(fn: TensorFunction): TensorFunction {
  requireFunction('checkpoint', fn);
  return (...inputs) => {
    for (const input of inputs) requireTensor('checkpoint', input);
    const startedAt = nextMoment();
    const value = fn(...inputs);
    requireResult('checkpoint', value);
    if (!isGradEnabled() || !value.requiresGrad || value.createdAt < startedAt) return value;
    const sources = [...new Set([...inputs, ...readFromBefore(value, startedAt)])];
    const gradients = oncePerCall((call) => recompute(() => fn(...inputs), sources, call));
    const operation = {
      name: fn.name === '' ? 'checkpoint' : fn.name,
      vjp: sources.map((_, i) => (call: Call<unknown>) => gradients(call)[i]),
    };
    const node = { operation, inputs: sources, attributes: undefined };
    return new Tensor(currentEvaluator().keep(value), node);
  };
}

/** The gradients with respect to the sources, by way of a tape that is written for this once. */
function recompute(
  fn: () => Tensor,
  sources: readonly Tensor[],
  { gradient, output }: Call<unknown>,
): Tensor[] {
  const value = withGradMode(true, fn);
  requireResult('checkpoint', value);
  if (!sameType(value, output) || !currentEvaluator().areSame(value, output)) {
    throw new TensorError(
      'checkpoint: the function gave another value when backward ran it again; ' +
        'let it read nothing that changes, and draw random numbers outside of it',
    );
  }
  const found = backpropagate('checkpoint', new Map([[value, gradient]]), new Set(sources));
  return sources.map((x) => found.get(x) ?? zeros(x.shape, { dtype: x.dtype }));
}

/** Computes what the rules of one operation have in common once for each time that they run. */
function oncePerCall<Result>(
  compute: (call: Call<unknown>) => Result,
): (call: Call<unknown>) => Result {
  const known = new WeakMap<Call<unknown>, Result>();
  return (call) => {
    const result = known.get(call) ?? compute(call);
    known.set(call, result);
    return result;
  };
}
