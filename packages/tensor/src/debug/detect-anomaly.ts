import { isFloating, type TypedArray } from '../dtype.ts';
import { lineOf, TensorError } from '../errors.ts';
import type { Value } from '../memory/value.ts';
import { requireFunction } from '../require.ts';
import { formatShape, indexOf } from '../shape.ts';
import {
  type Call,
  currentEvaluator,
  type Evaluator,
  type Operation,
  Tensor,
  withEvaluator,
} from '../tensor.ts';
import { refuseCapturing } from './refuse-capturing.ts';

/**
 * Runs `body`, and stops at the first operation that makes a NaN of inputs without one, or an
 * infinity of finite inputs, forward or backward. Functions that were made by `compile` run
 * uncompiled meanwhile.
 *
 * Every result is looked at and every call's line remembered, so this is slow, and for debugging
 * alone. Where it is not used it costs nothing.
 *
 * @returns What `body` gives.
 * @throws TensorError naming the operation, its inputs, the first such element and the line of the
 * call; in backward also the operation whose derivative was computed, and the line of that one's
 * call. Also if it is called inside of a function that is being compiled, or `body` is async.
 * @example
 * ```ts
 * import { detectAnomaly, tensor } from '@semente/tensor';
 *
 * const x = tensor([1, 0], { requiresGrad: true });
 * try {
 *   detectAnomaly(() => x.sqrt().sum().backward());
 * } catch (error) {
 *   console.log(error.message); // detectAnomaly: in the derivative of sqrt, which was called at …, div gave Infinity at [1], from …
 * }
 * ```
 */
export function detectAnomaly<T>(body: () => T): T {
  requireFunction('detectAnomaly', body);
  refuseCapturing(
    'detectAnomaly',
    'call it around the compiled function, which then runs uncompiled',
  );
  const result = withEvaluator(detector(currentEvaluator()), body);
  if (result instanceof Promise) {
    throw new TensorError(
      'detectAnomaly: the function must not be async, got a Promise: what follows its first await would not be looked at',
    );
  }
  return result;
}

/** An evaluator that looks at every result of another one. */
function detector(inner: Evaluator): Evaluator {
  const sites: Sites = new WeakMap();
  const differentiated: Call<unknown>[] = [];
  return {
    ...inner,
    evaluate(operation, inputs, type, attributes) {
      const value = inner.evaluate(operation, inputs, type, attributes);
      const elements = new Tensor(value).toTypedArray();
      const at = isFloating(type.dtype) ? firstAnomaly(elements, inputs) : -1;
      if (at >= 0) {
        const call = `${operation.name} gave ${elements[at]} at ${formatShape(indexOf(at, type.shape))}`;
        const given = describeInputs(operation, inputs, at);
        throw anomaly(`${call}, from ${given}`, differentiated.at(-1)?.output, sites);
      }
      sites.set(value, new TensorError(`${operation.name} was called here`));
      return value;
    },
    passBack(rule, call, place) {
      differentiated.push(call);
      try {
        return inner.passBack(rule, call, place);
      } finally {
        differentiated.pop();
      }
    },
  };
}

/** For each value, an error that was made, and not thrown, where it was computed. */
type Sites = WeakMap<Value, TensorError>;

/**
 * The first element that is NaN although no input has one, or infinite although all inputs are
 * finite; −1 if there is none.
 */
function firstAnomaly(elements: TypedArray, inputs: readonly Tensor[]): number {
  if (elements.every(Number.isFinite)) return -1;
  const given = inputs.map((input) => input.toTypedArray());
  const areFinite = given.every((values) => values.every(Number.isFinite));
  const hasNaN = given.some((values) => values.some(Number.isNaN));
  return elements.findIndex((x) => (Number.isNaN(x) ? !hasNaN : areFinite && !Number.isFinite(x)));
}

/** The inputs with their values at the element's place, or where there is none, with their range. */
function describeInputs(
  { lowering }: Operation<never>,
  inputs: readonly Tensor[],
  element: number,
): string {
  const isAligned = lowering.kind === 'elementwise';
  return inputs
    .map((input) => {
      const values = input.toTypedArray();
      if (isAligned) return `${input}, which is ${values[element]} there`;
      return `${input} ${rangeOf(values)}`;
    })
    .join(', and ');
}

function rangeOf(values: TypedArray): string {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return values.length === 0 ? 'of no elements' : `between ${least} and ${most}`;
}

/** @param differentiated - The result whose derivative was computed; undefined in forward. */
function anomaly(problem: string, differentiated: Tensor | undefined, sites: Sites): TensorError {
  const line = lineOf(new TensorError(problem));
  if (differentiated === undefined) {
    return new TensorError(`detectAnomaly: ${problem}; it was called at ${line}`);
  }
  const site = sites.get(differentiated.source);
  const place = site === undefined ? 'before detectAnomaly was' : `at ${lineOf(site)}`;
  const name = differentiated.node?.operation.name;
  const error = new TensorError(
    `detectAnomaly: in the derivative of ${name}, which was called ${place}, ${problem}; backward was called at ${line}`,
  );
  if (site !== undefined) error.cause = site;
  return error;
}
