import { readFromBefore } from '../autograd/read-from-before.ts';
import { zeros } from '../creation/filled.ts';
import { nextMoment, type TapeNode, Tensor } from '../tensor.ts';
import { edgeTo, refuseAssigned } from './edge.ts';
import { CompilationRefused, engine } from './engine.ts';
import { foreignResult } from './foreign.ts';
import { capture } from './graph/trace.ts';
import type { CompileOptions } from './options.ts';
import { compileGraph, type Program } from './program.ts';
import { flatten, type Structure, unflatten } from './structure.ts';

/** What stands for the function at calls of one signature. */
export interface Compiled {
  /** Null where the function runs as it is. */
  readonly program: Program | null;
  /** @throws TensorError if the function cannot be called with these tensors. */
  check(tensors: readonly Tensor[]): void;
  /** The result for some inputs, whose tensors are given in the order of `flatten`. */
  call(inputs: readonly Structure[], tensors: readonly Tensor[]): Structure;
}

/** What can be compiled. */
export type StructureFunction = (...inputs: readonly Structure[]) => Structure;

/** Captures and compiles a function for inputs of certain types, by running it on such inputs. */
export function build(
  fn: StructureFunction,
  inputs: readonly Structure[],
  tensors: readonly Tensor[],
  { fallback = 'error', fusedMultiplyAdd = false }: CompileOptions,
): Compiled {
  try {
    // Before the function runs for the first time.
    engine();
    return compiledCode(fn, inputs, tensors, fusedMultiplyAdd);
  } catch (error) {
    if (fallback === 'eager' && error instanceof CompilationRefused) return asItIs(fn);
    throw error;
  }
}

function compiledCode(
  fn: StructureFunction,
  inputs: readonly Structure[],
  tensors: readonly Tensor[],
  isFused: boolean,
): Compiled {
  let result: Structure = null;
  let edges: readonly (TapeNode | null)[] = [];
  const graph = capture(
    (traced) => {
      const startedAt = nextMoment();
      result = fn(...(unflatten(inputs, traced) as readonly Structure[]));
      const outputs = flatten(result, foreignResult).tensors;
      edges = outputs.map((output) => edgeOf(output, startedAt));
      return outputs;
    },
    tensors.map(({ shape, dtype }) => ({ shape, dtype })),
  );
  // The captured tensors would keep everything alive that they were computed from.
  const placeholders = graph.outputs.map(() => placeholder);
  const arranged = unflatten(result, placeholders);
  const program = compileGraph(graph, isFused);
  const changing = new Set(program.plan.assigned);
  const call = (_: readonly Structure[], given: readonly Tensor[]): Structure => {
    const results = program.run(given);
    edges.forEach((edge, i) => {
      if (edge !== null) results[i] = new Tensor(results[i].source, edge);
    });
    return unflatten(arranged, results);
  };
  return { program, call, check: (given) => refuseAssigned(given, changing) };
}

/** What a result is cut off by, if it would have a history; and from what, of all there was before. */
function edgeOf(result: Tensor, startedAt: number): TapeNode | null {
  return result.requiresGrad ? edgeTo(readFromBefore(result, startedAt)) : null;
}

const placeholder = zeros([0]);

/** The function itself, whose results are cut off as if it were compiled. */
function asItIs(fn: StructureFunction): Compiled {
  const call = (inputs: readonly Structure[], tensors: readonly Tensor[]): Structure => {
    const startedAt = nextMoment();
    const result = fn(...inputs);
    refuseAssigned(tensors, new Set(tensors.filter((x) => x.assignedAt > startedAt)));
    const cut = (x: Tensor) => new Tensor(x.strided, edgeOf(x, startedAt));
    return unflatten(result, flatten(result, foreignResult).tensors.map(cut));
  };
  return { program: null, call, check: () => {} };
}
