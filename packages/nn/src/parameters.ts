import { Tensor } from '@semente/tensor';

/**
 * The tensors of a model that training may change: all those that require a gradient, found in the
 * model's properties, their properties and so on, in the order of definition, each once.
 *
 * @param model - A layer, or any object or array that holds layers or tensors.
 * @example
 * ```ts
 * import { linear, parameters } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const model = { encoder: linear(4, 2, { random: seededRandom(1) }) };
 * console.log(parameters(model).map((parameter) => parameter.shape)); // [[2, 4], [2]]
 * ```
 */
export function parameters(model: object): Tensor[] {
  const found: Tensor[] = [];
  const seen = new Set<object>();
  const visit = (part: unknown): void => {
    if (!isObject(part) || seen.has(part)) return;
    seen.add(part);
    if (!(part instanceof Tensor)) Object.values(part).forEach(visit);
    else if (part.requiresGrad && part.node === null) found.push(part);
  };
  visit(model);
  return found;
}

function isObject(part: unknown): part is object {
  return (typeof part === 'object' && part !== null) || typeof part === 'function';
}
