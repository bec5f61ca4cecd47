import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { isGradEnabled } from '../grad-mode.ts';
import { givenNames } from '../printing/given-names.ts';
import { checkOptions } from '../require.ts';
import { isEager, Tensor } from '../tensor.ts';
import { build, type Compiled, type StructureFunction } from './compiled.ts';
import { refuseTracked } from './edge.ts';
import { foreignInput, refuseUnfinished } from './foreign.ts';
import { Inspection } from './inspect/inspection.ts';
import { type CompileOptions, checkCompileOptions } from './options.ts';
import { flatten, type Returned, type Structure } from './structure.ts';

/**
 * Compiles a function of tensors. At the first call with inputs of certain shapes and dtypes the
 * function runs once on tensors without numbers, and everything it does (forward, backward and
 * updates alike) becomes one WebAssembly function; calls with inputs of the same types run that.
 * The numbers are the same, bit for bit, as without `compile`.
 *
 * Inputs and results may be lists and records of tensors, nested, with `null` or `undefined` where
 * there is nothing; a function that only updates gives nothing back.
 *
 * Tensors from outside that the function reads or assigns (parameters, a learning rate) may change
 * between calls. JavaScript values that it reads (numbers, the length of a loop, `Math.random()`) are
 * fixed at the first call.
 *
 * No gradient flows through a compiled function from outside: call `backward` or `grad` inside.
 *
 * @throws TensorError if an option is unknown, or the function is async or a generator; and when
 * called, if the function reads a tensor's numbers, which are not known while it is captured, if an
 * input requires a gradient, is also assigned inside, or more of it is wanted than its numbers, if the
 * function differentiates what was computed before the call or reads a gradient from then, if a second
 * signature of inputs comes although the function is `static`, or if the engine cannot compile and
 * there is no `fallback`.
 * @example
 * ```ts
 * import { compile, tensor } from '@semente/tensor';
 *
 * const w = tensor(3, { requiresGrad: true });
 * const step = compile((x) => {
 *   const loss = w.mul(x).square();
 *   loss.backward();
 *   w.assign(w.detach().sub(w.grad!.mul(0.01)));
 *   w.grad = null;
 *   return loss;
 * });
 * console.log(step(tensor(2)).item(), w.item()); // 36 2.76
 * ```
 */
export function compile<Inputs extends readonly Tensor[], Result extends Returned>(
  fn: (...inputs: Inputs) => Result,
  options?: CompileOptions,
): (...inputs: Inputs) => Result;
export function compile<Inputs extends readonly Structure[], Result extends Returned>(
  fn: (...inputs: Inputs) => Result,
  options?: CompileOptions,
): (...inputs: Inputs) => Result;
export function compile(fn: StructureFunction, options: CompileOptions = {}): StructureFunction {
  if (typeof fn !== 'function') {
    throw new TensorError(`compile: expected a function of tensors, got ${describe(fn)}`);
  }
  refuseUnfinished(fn);
  checkCompileOptions(options);
  const { static: isStatic = false, ...others } = options;
  const known = new Map<string, Compiled>();
  let latest: Call | null = null;
  const run = (...inputs: readonly Structure[]): Structure => {
    if (!isEager()) return fn(...inputs);
    const isGradWanted = isGradEnabled();
    if (latest === null || !isSameCall(latest, inputs, isGradWanted)) {
      const { tensors, arrangement } = flatten(inputs, foreignInput);
      if (isGradWanted) refuseTracked(tensors);
      const signature = signatureOf(arrangement, isGradWanted);
      if (isStatic) refuseSecond(signature, known.keys());
      const compiled = known.get(signature) ?? build(fn, inputs, tensors, others);
      known.set(signature, compiled);
      compiled.check(tensors);
      latest = { inputs, tensors, isGradWanted, compiled };
    }
    return latest.compiled.call(inputs, latest.tensors);
  };
  compiledFunctions.set(run, known);
  return run;
}

/** How a compiled function is shown. */
export interface InspectOptions {
  /** Names for tensors from outside, such as `{ w, b }`; the others are numbered. */
  readonly names?: Readonly<Record<string, Tensor>>;
}

/** What each compiled function has been compiled to, by signature. */
const compiledFunctions = new WeakMap<object, ReadonlyMap<string, Compiled>>();

/**
 * What a compiled function became: for each signature of inputs that it has met, the graph as it was
 * captured and as each pass left it, the kernels, the memory, and the WebAssembly module. As a
 * string it is all of that for people to read. Nothing where the function runs as it is, by
 * `fallback`.
 *
 * @throws TensorError if the function does not come from `compile`, or an option is unknown.
 * @example
 * ```ts
 * import { compile, inspect, tensor } from '@semente/tensor';
 *
 * const double = compile((x) => x.mul(2));
 * double(tensor([1, 2, 3]));
 * console.log(inspect(double)[0].kernels); // 0: map [3]  b1 = b0 · 2
 * console.log(String(inspect(double)[0])); // compiled for (float64 [3]) … everything but the code
 * ```
 */
export function inspect(
  compiled: (...inputs: never[]) => unknown,
  options: InspectOptions = {},
): readonly Inspection[] {
  checkOptions('inspect', options, ['names']);
  const names = givenNames('inspect', options.names ?? {});
  const known = compiledFunctions.get(compiled);
  if (known === undefined) {
    throw new TensorError('inspect: this function was not made by compile()');
  }
  return [...known].flatMap(([signature, { program }]) =>
    program === null ? [] : [new Inspection(signature, program, names)],
  );
}

/** A call and what it came to, since the next one is often on the same tensors. */
interface Call {
  readonly inputs: readonly Structure[];
  readonly tensors: readonly Tensor[];
  readonly isGradWanted: boolean;
  readonly compiled: Compiled;
}

/** Lists and records may hold other tensors now, so only plain tensors are compared. */
function isSameCall(call: Call, inputs: readonly Structure[], isGradWanted: boolean): boolean {
  return (
    call.isGradWanted === isGradWanted &&
    call.inputs.length === inputs.length &&
    inputs.every((input, i) => input === call.inputs[i] && input instanceof Tensor)
  );
}

/** What a capture holds for: `(float64 [300, 2], float64 [300])`. */
function signatureOf(arrangement: string, isGradWanted: boolean): string {
  return `(${arrangement.slice(1, -1)})${isGradWanted ? '' : ' under noGrad()'}`;
}

function refuseSecond(signature: string, known: Iterable<string>): void {
  for (const first of known) {
    if (first === signature) continue;
    throw new TensorError(
      `compile: a static function that was compiled for ${first} was called with ${signature}; ` +
        'pass inputs of the same shapes and dtypes, or leave out { static: true }',
    );
  }
}
