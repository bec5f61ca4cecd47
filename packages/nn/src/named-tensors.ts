import { Tensor } from '@semente/tensor';
import { shown } from './shown.ts';
import { stateNameOf } from './state-names.ts';

/**
 * The tensors of a model, each once, by the path that leads to it: `encoder.0.weight`. They are found
 * in the model's properties, their properties and so on, in the order of definition. The values of a
 * `Map` and of a `Set` count as properties. Fields that a class hides as `#private` cannot be seen.
 *
 * @throws RangeError if the model is neither an object nor a function.
 */
export function namedTensors(attempt: string, model: object): (readonly [string, Tensor])[] {
  if (!isObject(model)) {
    throw new RangeError(
      `${attempt}: expected a layer, or an object or array that holds layers, got ${shown(model)}`,
    );
  }
  const found: (readonly [string, Tensor])[] = [];
  const seen = new Set<object>();
  // The next part is the last one, so that a model may be nested deeper than calls can be.
  const waiting: (readonly [string, unknown])[] = [['', model]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, part] = next;
    if (!isObject(part) || seen.has(part)) continue;
    seen.add(part);
    if (part instanceof Tensor) found.push([path, part]);
    else waitInOrder(waiting, path, partsOf(part));
  }
  return found;
}

function isObject(part: unknown): part is object {
  return (typeof part === 'object' && part !== null) || typeof part === 'function';
}

function partsOf(whole: object): (readonly [string, unknown])[] {
  const properties = Object.entries(whole).map(
    ([name, part]) => [stateNameOf(whole, name), part] as const,
  );
  return [...properties, ...elementsOf(whole)];
}

function elementsOf(whole: object): (readonly [string, unknown])[] {
  if (whole instanceof Map) return Array.from(whole, ([key, value]) => [String(key), value]);
  if (whole instanceof Set) return Array.from(whole, (value, i) => [String(i), value]);
  return [];
}

function waitInOrder(
  waiting: (readonly [string, unknown])[],
  path: string,
  parts: (readonly [string, unknown])[],
): void {
  for (const [name, part] of parts.reverse()) {
    waiting.push([path === '' ? name : `${path}.${name}`, part]);
  }
}
