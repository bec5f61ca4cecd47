import { Tensor, TensorError } from '@semente/tensor';
import { shown } from '../shown.ts';
import { leavesOf, type StateDict } from './state-dict.ts';

/** How exactly a state has to fit. */
export interface LoadOptions {
  /** Whether names may neither be missing nor unexpected; true by default. Shapes have to fit anyway. */
  readonly strict?: boolean;
}

/**
 * Gives a model, an optimizer or a scheduler the state that `stateDict` took of another one made in
 * the same way, or that a file has, PyTorch's included. The tensors stay the same, so that optimizers
 * and compiled functions go on with the new numbers; float32 and float64 are converted into each
 * other. If something does not fit, nothing is changed.
 *
 * PyTorch's count of the batches that a batch normalization has seen is passed over.
 *
 * @returns The names that the state lacks, and those that it has in excess; none if `strict`.
 * @throws TensorError if something does not fit, listing all that is missing, unexpected or misshapen.
 * @throws RangeError if the model is neither an object nor a function, or two of its tensors would
 * have one name.
 * @example
 * ```ts
 * import { linear, loadStateDict, stateDict } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom(1);
 * const [model, copy] = [linear(2, 3, { random }), linear(2, 3, { random })];
 * loadStateDict(copy, stateDict(model));
 * console.log(copy.weight.equal(model.weight).all().item()); // 1
 * ```
 */
export function loadStateDict(
  model: object,
  state: StateDict,
  options: LoadOptions = {},
): { missing: string[]; unexpected: string[] } {
  const leaves = leavesOf('loadStateDict', model);
  const given = entriesOf(state);
  const missing = [...leaves.keys()].filter((name) => !given.has(name));
  const unexpected = [...given.keys()].filter((name) => !leaves.has(name) && !COUNT.test(name));
  const misfits = [...leaves].flatMap(([name, leaf]) =>
    given.has(name) ? misfitOf(name, leaf, given.get(name)) : [],
  );
  const isStrict = options?.strict ?? true;
  const problems = [
    ...(isStrict ? [listed('missing', missing), listed('unexpected', unexpected)] : []),
    ...misfits,
  ].filter((problem) => problem !== '');
  if (problems.length > 0) throw new TensorError(`loadStateDict: ${problems.join('; ')}`);
  for (const [name, leaf] of leaves) {
    const value = given.get(name);
    if (value instanceof Tensor) leaf.assign(value.detach().asType(leaf.dtype));
  }
  return { missing, unexpected };
}

/** PyTorch counts batches for an average over all of them, which the layers here do not take. */
const COUNT = /(?:^|\.)num_batches_tracked$/;

function entriesOf(state: unknown): ReadonlyMap<string, unknown> {
  if (typeof state === 'object' && state !== null && !(state instanceof Tensor)) {
    return new Map<string, unknown>(Object.entries(state));
  }
  throw new TensorError(
    `loadStateDict: expected tensors by name, as stateDict gives them, got ${shown(state)}`,
  );
}

function listed(what: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${what} ${names.map((name) => `'${name}'`).join(', ')}`;
}

/** What keeps a leaf from taking a value, if something does. */
function misfitOf(name: string, leaf: Tensor, value: unknown): string[] {
  if (value instanceof Tensor && value.shape.join() === leaf.shape.join()) {
    if (value.dtype === leaf.dtype || [value, leaf].every(isFloating)) return [];
  }
  return [`'${name}' is ${shown(value)}, where ${leaf} would fit`];
}

function isFloating({ dtype }: Tensor): boolean {
  return dtype === 'float64' || dtype === 'float32';
}
