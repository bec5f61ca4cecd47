import { Tensor } from '@semente/tensor';
import { shown } from './shown.ts';

/**
 * The tensors of a model that training may change: all those that require a gradient, found in the
 * model's properties, their properties and so on, in the order of definition, each once. The values
 * of a `Map` and of a `Set` count as properties. Fields that a class hides as `#private` cannot be
 * seen: what is in them alone is not trained.
 *
 * @param model - A layer, or any object or array that holds layers or tensors.
 * @throws RangeError if the model is neither an object nor a function.
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
  if (!isObject(model)) {
    throw new RangeError(
      `parameters: expected a layer, or an object or array that holds layers, got ${shown(model)}`,
    );
  }
  const found: Tensor[] = [];
  const seen = new Set<object>();
  // The next part is the last one, so that a model may be nested deeper than calls can be.
  const waiting: unknown[] = [model];
  while (waiting.length > 0) {
    const part = waiting.pop();
    if (!isObject(part) || seen.has(part)) continue;
    seen.add(part);
    if (isParameter(part)) found.push(part);
    else if (!(part instanceof Tensor)) waitInOrder(waiting, partsOf(part));
  }
  return found;
}

/** Whether this is a tensor that training may change: a leaf that requires a gradient. */
export function isParameter(part: unknown): part is Tensor {
  return part instanceof Tensor && part.requiresGrad && part.node === null;
}

function isObject(part: unknown): part is object {
  return (typeof part === 'object' && part !== null) || typeof part === 'function';
}

function partsOf(whole: object): unknown[] {
  const elements = whole instanceof Map || whole instanceof Set ? whole.values() : [];
  return [...Object.values(whole), ...elements];
}

function waitInOrder(waiting: unknown[], parts: unknown[]): void {
  for (const part of parts.reverse()) waiting.push(part);
}
