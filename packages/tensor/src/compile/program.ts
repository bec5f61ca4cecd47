import type { Tensor } from '../tensor.ts';
import { arena, memoryImport } from './arena/arena.ts';
import { Places } from './arena/places.ts';
import { bind } from './bind.ts';
import { emitModule, evaluateImport } from './emit/module.ts';
import { canFuse, link } from './engine.ts';
import { evaluatorOf } from './evaluate.ts';
import type { Graph } from './graph/graph.ts';
import { type Plan, plan } from './schedule/plan.ts';

/** A captured function as machine code. */
export interface Program {
  readonly plan: Plan;
  /** To whom its memory belongs: it is given back when both are gone. */
  readonly places: Places;
  readonly module: Uint8Array<ArrayBuffer>;
  /** Runs it once on tensors of the types that it was made for. */
  run(inputs: readonly Tensor[]): Tensor[];
}

/**
 * Compiles a captured function.
 *
 * @param isFused - Whether products may multiply and add with one rounding, where the engine can.
 */
export function compileGraph(graph: Graph, isFused: boolean): Program {
  const planned = plan(graph);
  const places = new Places(planned);
  const { addressOf } = places;
  const module = emitModule(planned.kernels, addressOf, memoryImport, isFused && canFuse());
  const run = link(module, {
    [memoryImport.module]: {
      [memoryImport.name]: arena().memory,
      [evaluateImport.name]: evaluatorOf(planned.kernels, addressOf),
    },
  });
  return { plan: planned, places, module, run: bind(graph, planned, places, run) };
}
