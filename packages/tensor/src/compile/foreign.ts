import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';

/**
 * Makes the error for a part of a structure that is no tensor, list or record, given the way to it:
 * numbers are places in lists, and texts are names in records.
 */
export type Refusal = (part: unknown, way: readonly (string | number)[]) => TensorError;

const HOLDS = 'tensors, or lists and records of them';

/** Of the list of inputs. */
export const foreignInput: Refusal = (part, [index, ...inner]) => {
  const has =
    inner.length === 0 ? `is ${nameOf(part)}` : `has ${nameOf(part)} at ${written(inner)}`;
  const remedy =
    typeof part === 'number' || ArrayBuffer.isView(part)
      ? 'make a tensor of numbers by tensor(…)'
      : 'let the function read what else it needs from outside, where it is fixed at the first call';
  return new TensorError(`compile: input ${index} ${has}, but inputs are ${HOLDS}; ${remedy}`);
};

/** Of what the function has returned. */
export const foreignResult: Refusal = (part, way) => {
  const place = way.length === 0 ? '' : ` at ${written(way)}`;
  const remedy =
    part instanceof Promise
      ? 'it has to be done when it returns: wait for its data before the call'
      : 'return tensors, and do the rest with them outside';
  return new TensorError(
    `compile: the captured function returned ${nameOf(part)}${place}, but results are ${HOLDS}; ${remedy}`,
  );
};

/** Of a function that is not done when it returns, which a promise or a generator would tell later. */
export function refuseUnfinished(fn: object): void {
  const kind: unknown = Reflect.get(fn, Symbol.toStringTag);
  if (kind !== 'AsyncFunction' && kind !== 'GeneratorFunction' && kind !== 'AsyncGeneratorFunction')
    return;
  throw new TensorError(
    `compile: expected a function that is done when it returns, got one of type ${kind}; ` +
      'leave out async, await and yield, and wait for its data before the call',
  );
}

/** As one writes it behind a variable: `[1].points`. */
function written(way: readonly (string | number)[]): string {
  const steps = way.map((step) =>
    typeof step === 'string' && /^[a-z_$][\w$]*$/i.test(step)
      ? `.${step}`
      : `[${JSON.stringify(step)}]`,
  );
  return steps.join('');
}

/** A function by its name, since it may be one that was not called. */
function nameOf(part: unknown): string {
  const isNamed = typeof part === 'function' && part.name !== '';
  return isNamed ? `the function ${part.name}` : describe(part);
}
