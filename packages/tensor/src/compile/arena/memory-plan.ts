import { bytesOf } from '../../dtype.ts';
import { readsOf, writesOf } from '../kernel/accesses.ts';
import type { Buffer, Kernel } from '../kernel/kernel.ts';

/** Where temporary buffers lie, relative to their common start, and how many bytes they take. */
export interface MemoryPlan {
  readonly offsets: ReadonlyMap<Buffer, number>;
  readonly bytes: number;
}

const ALIGNMENT = 16;

/**
 * Places buffers that are needed at different times at the same address. A buffer lives from the
 * kernel that writes it to the last one that reads it; those that are wanted after all kernels live
 * to the end. Each takes the lowest place that is free for all of its life.
 */
export function planMemory(
  kernels: readonly Kernel[],
  isTemporary: (buffer: Buffer) => boolean,
  isWantedAfterwards: (buffer: Buffer) => boolean,
): MemoryPlan {
  const lives = new Map<Buffer, { first: number; last: number }>();
  kernels.forEach((kernel, now) => {
    for (const buffer of [...writesOf(kernel), ...readsOf(kernel)]) {
      if (!isTemporary(buffer)) continue;
      const last = isWantedAfterwards(buffer) ? kernels.length : now;
      lives.set(buffer, { first: lives.get(buffer)?.first ?? now, last });
    }
  });
  const placed: { offset: number; end: number; first: number; last: number }[] = [];
  const offsets = new Map<Buffer, number>();
  for (const [buffer, life] of lives) {
    const bytes = Math.ceil((buffer.size * bytesOf(buffer)) / ALIGNMENT) * ALIGNMENT;
    const neighbours = placed
      .filter((other) => other.first <= life.last && life.first <= other.last)
      .sort((a, b) => a.offset - b.offset);
    let offset = 0;
    for (const other of neighbours) {
      if (offset + bytes <= other.offset) break;
      offset = Math.max(offset, other.end);
    }
    placed.push({ offset, end: offset + bytes, ...life });
    offsets.set(buffer, offset);
  }
  return { offsets, bytes: Math.max(0, ...placed.map(({ end }) => end)) };
}
