import type { Access, Buffer, LoopKernel } from '../kernel/kernel.ts';
import { numberText } from '../number-text.ts';
import { Numbering } from '../numbering.ts';

/** A kernel apart from the memory it works on. */
export interface Form {
  /** Equal for kernels that do the same. */
  readonly key: string;
  /** The buffers of the kernel in their turn, each with the offset of its first access in elements. */
  readonly offsets: ReadonlyMap<Buffer, number>;
}

/** What tells readers of which operation something is. */
const NAMED = 'named';

/**
 * Gives the forms of a program's kernels. Everything in a kernel counts but what it is called; and of
 * a buffer only its turn does, and how far each access is from the first one to the same buffer.
 */
export class Forms {
  readonly #functions = new Numbering();

  of(kernel: LoopKernel): Form {
    const offsets = new Map<Buffer, number>();
    const turns = new Numbering();
    const keyOf = (part: unknown): string => {
      if (typeof part === 'function') return `function ${this.#functions.of(part)}`;
      if (typeof part === 'number') return numberText(part);
      if (typeof part !== 'object' || part === null) return `${part}`;
      if (Array.isArray(part)) return `[${part.map(keyOf)}]`;
      if (!isAccess(part)) {
        const counting = Object.entries(part).filter(([name]) => name !== NAMED);
        return `{${counting.map(([name, value]) => `${name}:${keyOf(value)}`)}}`;
      }
      const { buffer, layout } = part;
      const first = offsets.get(buffer) ?? layout.offset;
      offsets.set(buffer, first);
      const place = `${turns.of(buffer)}+${layout.offset - first}`;
      return `${buffer.dtype} ${place} [${layout.shape}] [${layout.strides}]`;
    };
    return { key: keyOf(kernel), offsets };
  }
}

function isAccess(part: object): part is Access {
  return 'buffer' in part;
}
