import { formatShape, sizeOf } from '../shape.ts';
import { copyTo } from '../strided.ts';
import type { Tensor } from '../tensor.ts';
import { arena, memoryImport } from './arena.ts';
import { bind } from './bind.ts';
import { bytesOf } from './emit/memory.ts';
import { emitModule, evaluateImport } from './emit/module.ts';
import { link } from './engine.ts';
import { evaluatorOf } from './evaluate.ts';
import type { ConstantNode, Graph } from './graph.ts';
import type { Buffer } from './kernel.ts';
import { planMemory } from './memory-plan.ts';
import { type Plan, plan } from './plan.ts';
import { printGraph, printKernels } from './print.ts';
import { residentOf } from './resident.ts';

/** A captured function as machine code. */
export interface Program {
  readonly inspection: Inspection;
  /** To whom its memory belongs: it is given back when both are gone. */
  readonly owner: object;
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
  const owner = {};
  const { addresses, temporaryBytes } = placeBuffers(planned, owner);
  const addressOf = (buffer: Buffer): number => {
    const address = addresses.get(buffer);
    if (address === undefined) throw new Error('a buffer has no place');
    return address;
  };
  for (const [node, buffer] of planned.sources) {
    if (node.kind === 'constant') writeConstant(node, addressOf(buffer));
  }
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
    temporaryBytes,
    module: bytes,
  };
  return { inspection, owner, run: bind(graph, planned, { addressOf, owner, run }) };
}

/** Sources and leaves have places of their own; temporary buffers share one stretch. */
function placeBuffers(
  { kernels, sources, leaves, outputs, gradients }: Plan,
  owner: object,
): {
  readonly addresses: ReadonlyMap<Buffer, number>;
  readonly temporaryBytes: number;
} {
  const addresses = new Map<Buffer, number>();
  for (const [leaf, buffer] of leaves) addresses.set(buffer, residentOf(leaf).address);
  for (const [node, buffer] of sources) {
    if (node.kind === 'leaf') continue;
    const bytes = buffer.size * bytesOf(buffer);
    const purpose = `${node.kind === 'input' ? 'an input' : 'a constant'} of shape ${formatShape(node.type.shape)}`;
    addresses.set(buffer, arena().allocate(owner, bytes, purpose));
  }
  const wanted = new Set([...outputs, ...gradients.values()]);
  const temporary = planMemory(
    kernels,
    (buffer) => !addresses.has(buffer),
    (buffer) => wanted.has(buffer),
  );
  const start = arena().allocate(owner, temporary.bytes, 'temporary results');
  for (const [buffer, offset] of temporary.offsets) addresses.set(buffer, start + offset);
  return { addresses, temporaryBytes: temporary.bytes };
}

function writeConstant({ value, type }: ConstantNode, address: number): void {
  copyTo(arena().view(type.dtype, address, sizeOf(type.shape)), value);
}
