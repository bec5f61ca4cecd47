import { bytesOf } from '../../dtype.ts';
import { copyTo } from '../../memory/strided.ts';
import { formatShape, type Shape, sizeOf } from '../../shape.ts';
import type { Addresses } from '../emit/memory.ts';
import type { ConstantNode, InputNode } from '../graph/graph.ts';
import type { Buffer } from '../kernel/kernel.ts';
import type { Plan } from '../schedule/plan.ts';
import { arena } from './arena.ts';
import { type MemoryPlan, planMemory } from './memory-plan.ts';
import { residentOf } from './resident.ts';
import { type InputPlace, inputPlace, type Scratch, scratchFor } from './shared-places.ts';

/** Where everything is that a compiled function works on; to be kept as long as the function. */
export class Places {
  readonly temporary: MemoryPlan;
  readonly inputs: ReadonlyMap<InputNode, InputPlace>;
  readonly #scratch: Scratch;
  readonly #addresses = new Map<Buffer, number>();

  /** What needs the most room comes first, so that nothing was taken if it is not there. */
  constructor({ kernels, sources, leaves, outputs, gradients }: Plan) {
    const left = new Map([...gradients].flatMap(([leaf, to]) => (to === null ? [] : [[to, leaf]])));
    const lasting = new Set([...sources.values(), ...leaves.values(), ...left.keys()]);
    const wanted = new Set(outputs);
    this.temporary = planMemory(
      kernels,
      (buffer) => !lasting.has(buffer),
      (buffer) => wanted.has(buffer),
    );
    this.#scratch = scratchFor(this.temporary.bytes, () => largestOf(this.temporary));
    for (const [buffer, offset] of this.temporary.offsets) {
      this.#addresses.set(buffer, this.#scratch.address + offset);
    }
    const inputs = new Map<InputNode, InputPlace>();
    for (const [node, buffer] of sources) {
      if (node.kind === 'constant') this.#addConstant(node, buffer);
      if (node.kind !== 'input') continue;
      const place = inputPlace(node.index, node.type);
      inputs.set(node, place);
      this.#addresses.set(buffer, place.address);
    }
    this.inputs = inputs;
    for (const [leaf, buffer] of leaves) this.#addresses.set(buffer, residentOf(leaf).address);
    for (const [buffer, { shape }] of left) {
      if (!this.#addresses.has(buffer)) this.#addOwn(buffer, shape, 'a gradient');
    }
  }

  readonly addressOf: Addresses = (buffer) => {
    const address = this.#addresses.get(buffer);
    if (address === undefined) throw new Error('a buffer has no place');
    return address;
  };

  #addConstant({ type, value }: ConstantNode, buffer: Buffer): void {
    this.#addOwn(buffer, type.shape, 'a constant');
    copyTo(arena().view(type.dtype, this.addressOf(buffer), sizeOf(type.shape)), value);
  }

  #addOwn(buffer: Buffer, shape: Shape, what: string): void {
    const bytes = buffer.size * bytesOf(buffer);
    const purpose = `${what} of shape ${formatShape(shape)}`;
    this.#addresses.set(buffer, arena().allocate(this, bytes, purpose));
  }
}

/** What takes the most room of all temporary results, for whoever has to make room. */
function largestOf({ offsets }: MemoryPlan): string {
  const bytes = ({ dtype, size }: Buffer): number => size * bytesOf({ dtype });
  const [largest] = [...offsets.keys()].sort((a, b) => bytes(b) - bytes(a));
  return `the largest of ${largest.size} ${largest.dtype}`;
}
