import { zeros } from '../creation.ts';
import { TensorError } from '../errors.ts';
import { isGradEnabled } from '../grad-mode.ts';
import { isEager, Tensor } from '../tensor.ts';
import { refuseTracked, withoutHistory } from './edge.ts';
import { compileGraph, type Inspection, type Program } from './program.ts';
import { flatten, type Structure, unflatten } from './structure.ts';
import { capture } from './trace.ts';

/**
 * Compiles a function of tensors. At the first call with inputs of certain shapes and dtypes the
 * function runs once on tensors without numbers, and everything it does (forward, backward and
 * updates alike) becomes one WebAssembly function; calls with inputs of the same types run that.
 * The numbers are the same, bit for bit, as without `compile`.
 *
 * Tensors from outside that the function reads or assigns (parameters, a learning rate) may change
 * between calls. JavaScript values that it reads (numbers, the length of a loop) are fixed at the
 * first call.
 *
 * No gradient flows through a compiled function from outside: call `backward` or `grad` inside.
 *
 * @throws TensorError when called, if the function reads a tensor's numbers, which are not known
 * while it is captured, if an input requires a gradient, or if the engine has no WebAssembly.
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
export function compile<Inputs extends readonly Tensor[], Result extends Structure>(
  fn: (...inputs: Inputs) => Result,
): (...inputs: Inputs) => Result;
export function compile<Inputs extends readonly Structure[], Result extends Structure>(
  fn: (...inputs: Inputs) => Result,
): (...inputs: Inputs) => Result;
export function compile<Inputs extends readonly Structure[], Result extends Structure>(
  fn: (...inputs: Inputs) => Result,
): (...inputs: Inputs) => Result {
  const known = new Map<string, Compiled>();
  let latest: Call | null = null;
  const run = (...inputs: Inputs): Result => {
    if (!isEager()) return fn(...inputs);
    const isGradWanted = isGradEnabled();
    if (latest === null || !isSameCall(latest, inputs, isGradWanted)) {
      const { tensors, shape } = flatten(inputs);
      if (isGradWanted) refuseTracked(tensors);
      const signature = [shape, isGradWanted, ...tensors.map(String)].join(' ');
      const compiled = known.get(signature) ?? build(fn, inputs, tensors);
      known.set(signature, compiled);
      latest = { inputs, tensors, isGradWanted, compiled };
    }
    const { compiled, tensors } = latest;
    const results = compiled.program.run(tensors);
    compiled.tracked.forEach((isTracked, i) => {
      if (isTracked) results[i] = withoutHistory(results[i].source);
    });
    return unflatten(compiled.result, results) as Result;
  };
  compiledFunctions.set(run, known);
  return run;
}

/** What each compiled function has been compiled to, by signature. */
const compiledFunctions = new WeakMap<object, ReadonlyMap<string, Compiled>>();

/**
 * What a compiled function became: for each signature of inputs that it has met, the captured graph
 * and the kernels as text, the memory for temporary results, and the WebAssembly module.
 *
 * @throws TensorError if the function does not come from `compile`.
 * @example
 * ```ts
 * import { compile, inspect, tensor } from '@semente/tensor';
 *
 * const double = compile((x) => x.mul(2));
 * double(tensor([1, 2, 3]));
 * console.log(inspect(double)[0].kernels); // 0: map [3]  reads b0  writes b1
 * ```
 */
export function inspect(compiled: (...inputs: never[]) => unknown): readonly Inspection[] {
  const known = compiledFunctions.get(compiled);
  if (known === undefined) {
    throw new TensorError('inspect: this function was not made by compile()');
  }
  return [...known.values()].map(({ program }) => program.inspection);
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

interface Compiled {
  readonly program: Program;
  /** How the result is arranged; its tensors are placeholders. */
  readonly result: Structure;
  /** For each tensor of the result, whether it would have a history without `compile`. */
  readonly tracked: readonly boolean[];
}

function build<Inputs extends readonly Structure[]>(
  fn: (...inputs: Inputs) => Structure,
  inputs: Inputs,
  tensors: readonly Tensor[],
): Compiled {
  let result: Structure = [];
  let tracked: readonly boolean[] = [];
  const graph = capture(
    (traced) => {
      result = fn(...(unflatten(inputs, traced) as unknown as Inputs));
      const outputs = flatten(result).tensors;
      tracked = outputs.map((output) => output.requiresGrad);
      return outputs;
    },
    tensors.map(({ shape, dtype }) => ({ shape, dtype })),
  );
  // The captured tensors would keep everything alive that they were computed from.
  const placeholders = graph.outputs.map(() => placeholder);
  const program = compileGraph(graph);
  return { program, result: unflatten(result, placeholders), tracked };
}

const placeholder = zeros([0]);
