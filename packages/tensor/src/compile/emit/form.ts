import type { Access, Buffer, LoopKernel } from '../kernel/kernel.ts';

/** A kernel apart from the memory it works on. */
export interface Form {
  /** Equal for kernels that do the same. */
  readonly key: string;
  /** The buffers of the kernel in their turn, each with the offset of its first access in elements. */
  readonly offsets: ReadonlyMap<Buffer, number>;
}

/**
 * Gives the forms of a program's kernels. Everything in a kernel counts, whatever it is called; but
 * of a buffer only its turn does, and how far each access is from the first one to the same buffer.
 */
export class Forms {
  readonly #functions = new Map<object, number>();

  of(kernel: LoopKernel): Form {
    const offsets = new Map<Buffer, number>();
    const turns = new Map<Buffer, number>();
    const keyOf = (part: unknown): string => {
      if (typeof part === 'function') return `function ${turnOf(part, this.#functions)}`;
      if (typeof part !== 'object' || part === null) return Object.is(part, -0) ? '-0' : `${part}`;
      if (Array.isArray(part)) return `[${part.map(keyOf)}]`;
      if (!isAccess(part)) {
        return `{${Object.entries(part).map(([name, value]) => `${name}:${keyOf(value)}`)}}`;
      }
      const { buffer, layout } = part;
      const first = offsets.get(buffer) ?? layout.offset;
      offsets.set(buffer, first);
      const place = `${turnOf(buffer, turns)}+${layout.offset - first}`;
      return `${buffer.dtype} ${place} [${layout.shape}] [${layout.strides}]`;
    };
    return { key: keyOf(kernel), offsets };
  }
}

function isAccess(part: object): part is Access {
  return 'buffer' in part;
}

/** How many others had been met before it. */
function turnOf<T>(thing: T, turns: Map<T, number>): number {
  const turn = turns.get(thing) ?? turns.size;
  turns.set(thing, turn);
  return turn;
}
