import type { Tensor } from '../tensor.ts';
import { arena, memoryImport } from './arena.ts';
import { bind } from './bind.ts';
import { emitModule, evaluateImport } from './emit/module.ts';
import { link } from './engine.ts';
import { evaluatorOf } from './evaluate.ts';
import type { Graph } from './graph.ts';
import { Places } from './places.ts';
import { plan } from './plan.ts';
import { printGraph, printKernels } from './print.ts';

/** A captured function as machine code. */
export interface Program {
  readonly inspection: Inspection;
  /** Runs it once on tensors of the types that it was made for. */
  run(inputs: readonly Tensor[]): Tensor[];
}

/** What became of a captured function, to be looked at. */
export interface Inspection {
  /** What was captured: one line for each value. */
  readonly graph: string;
  /** What runs: one line for each loop. */
  readonly kernels: string;
  /** How many bytes of the arena its temporary results take. */
  readonly temporaryBytes: number;
  /** The WebAssembly module; wabt's `readWasm` shows it as text. */
  readonly module: Uint8Array;
}

/** Compiles a captured function. */
export function compileGraph(graph: Graph): Program {
  const planned = plan(graph);
  const places = new Places(planned);
  const { addressOf } = places;
  const bytes = emitModule(planned.kernels, addressOf, memoryImport);
  const run = link(bytes, {
    [memoryImport.module]: {
      [memoryImport.name]: arena().memory,
      [evaluateImport.name]: evaluatorOf(planned.kernels, addressOf),
    },
  });
  const inspection = {
    graph: printGraph(graph),
    kernels: printKernels(planned.kernels),
    temporaryBytes: places.temporary.bytes,
    module: bytes,
  };
  return { inspection, run: bind(graph, planned, places, run) };
}
