import type { Tensor } from '../../tensor.ts';
import { foldTransposes } from '../graph/fold-transposes.ts';
import type { Graph } from '../graph/graph.ts';
import { shareCommon } from '../graph/share-common.ts';
import type { Buffer, Kernel } from '../kernel/kernel.ts';
import { copyKernel, type Replacement, replaceInPlace } from './in-place.ts';
import { joinLoops } from './join-loops.ts';
import { orient } from './orient.ts';
import { type SourceNode, schedule } from './schedule.ts';

/** The passes from graph to graph, in their order. Written out, their names outlive a minifier. */
const passes: readonly { readonly name: string; readonly run: (graph: Graph) => Graph }[] = [
  { name: 'shareCommon', run: shareCommon },
  { name: 'foldTransposes', run: foldTransposes },
  { name: 'shareCommon', run: shareCommon },
];

/** A graph, and the pass that it came out of. */
export interface Stage {
  readonly name: string;
  readonly graph: Graph;
}

/** Kernels, and the pass that they came out of. */
export interface KernelStage {
  readonly name: string;
  readonly kernels: readonly Kernel[];
}

/** What is left of a captured function before it becomes code. */
export interface Plan {
  /** The graph as it was captured, and after each pass. */
  readonly stages: readonly Stage[];
  /** The kernels as the graph was scheduled, and after each pass over them. */
  readonly kernelStages: readonly KernelStage[];
  /** The kernels after the last pass. */
  readonly kernels: readonly Kernel[];
  readonly sources: ReadonlyMap<SourceNode, Buffer>;
  /** The buffers of leaves that are read or get a new value. */
  readonly leaves: ReadonlyMap<Tensor, Buffer>;
  readonly outputs: readonly Buffer[];
  /** For each leaf whose gradient changes, the buffer that holds it afterwards; null for none. */
  readonly gradients: ReadonlyMap<Tensor, Buffer | null>;
  /** The leaves that get a new value. */
  readonly assigned: readonly Tensor[];
}

/** Turns a captured function into kernels that write new values where the old ones were. */
export function plan(captured: Graph): Plan {
  const stages = stagesOf(captured);
  const { graph } = stages[stages.length - 1];
  const { kernels, sources, outputs, updates } = schedule(graph);
  const { leaves, gradients, replacements } = changesOf(graph, sources, updates);
  const old = new OldValues(new Set(replacements.map(({ to }) => to)));
  const kept = replacements.map(({ from, to }) => ({ from: old.of(from), to }));
  const wanted = outputs.map((buffer) => old.of(buffer));
  const left = [...gradients].map(([leaf, buffer]) => [leaf, buffer && old.of(buffer)] as const);
  const scheduled = [...old.copies, ...kernels];
  const inPlace = replaceInPlace(scheduled, kept);
  const oriented = inPlace.kernels.flatMap(orient);
  const joined = joinLoops(oriented);
  return {
    stages,
    kernelStages: [
      { name: 'schedule', kernels: scheduled },
      { name: 'replaceInPlace', kernels: inPlace.kernels },
      { name: 'orient', kernels: oriented },
      { name: 'joinLoops', kernels: joined },
    ],
    kernels: joined,
    sources,
    leaves,
    outputs: wanted.map(inPlace.placeOf),
    gradients: new Map(left.map(([leaf, buffer]) => [leaf, buffer && inPlace.placeOf(buffer)])),
    assigned: graph.updates.filter(({ kind }) => kind === 'value').map(({ tensor }) => tensor),
  };
}

/** The graph, and what each pass makes of the one before. */
function stagesOf(captured: Graph): Stage[] {
  const stages = [{ name: 'capture', graph: captured }];
  for (const { name, run } of passes) {
    const { graph } = stages[stages.length - 1];
    stages.push({ name, graph: run(graph) });
  }
  return stages;
}

/** What a function leaves behind: which buffers hold it, and which shall. */
function changesOf(
  graph: Graph,
  sources: ReadonlyMap<SourceNode, Buffer>,
  updates: readonly (Buffer | null)[],
) {
  const leaves = new Map<Tensor, Buffer>();
  for (const [node, buffer] of sources) if (node.kind === 'leaf') leaves.set(node.tensor, buffer);
  const gradients = new Map<Tensor, Buffer | null>();
  const replacements: Replacement[] = [];
  for (const [i, { kind, tensor }] of graph.updates.entries()) {
    const from = updates[i];
    if (kind === 'grad' || from === null) {
      gradients.set(tensor, from);
      continue;
    }
    const to = leaves.get(tensor) ?? { dtype: from.dtype, size: from.size };
    leaves.set(tensor, to);
    if (from !== to) replacements.push({ from, to });
  }
  return { leaves, gradients, replacements };
}

/** Leaves' old values that somebody wants afterwards are copied before the leaves get new ones. */
class OldValues {
  readonly copies: Kernel[] = [];
  readonly #overwritten: ReadonlySet<Buffer>;
  readonly #copyOf = new Map<Buffer, Buffer>();

  constructor(overwritten: ReadonlySet<Buffer>) {
    this.#overwritten = overwritten;
  }

  /** A buffer with the content that the given one has in the beginning, if it does not keep it. */
  of(buffer: Buffer): Buffer {
    if (!this.#overwritten.has(buffer)) return buffer;
    const known = this.#copyOf.get(buffer);
    if (known !== undefined) return known;
    const copy: Buffer = { dtype: buffer.dtype, size: buffer.size };
    this.#copyOf.set(buffer, copy);
    this.copies.push(copyKernel(buffer, copy));
    return copy;
  }
}
