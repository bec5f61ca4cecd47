import { sameShape } from '../../shape.ts';
import {
  mapAccesses,
  placeReads,
  readsOf,
  scatteredReads,
  usesOwnKernel,
} from '../kernel/accesses.ts';
import type { Access, Buffer, Kernel } from '../kernel/kernel.ts';
import { rowMajorLayout } from './bodies.ts';

/** A buffer whose content is to replace that of another one. */
export interface Replacement {
  readonly from: Buffer;
  readonly to: Buffer;
}

/** Kernels that write new values, and where the buffers are that were written elsewhere instead. */
export interface InPlace {
  readonly kernels: readonly Kernel[];
  /** The buffer that holds at the end what the given one would have held. */
  readonly placeOf: (buffer: Buffer) => Buffer;
}

/**
 * Lets kernels write new values where the old ones were, if nobody reads the old ones afterwards.
 * Kernels on whose results nothing else depends are moved to the end first, so that all readers
 * come before them. Where the old value is still needed, the new one is copied at the end; and so it
 * is if a kernel that may throw writes the new one or comes later, since it must leave the old value
 * behind.
 *
 * No replacement may take its new value from a buffer that another one overwrites.
 */
export function replaceInPlace(
  kernels: readonly Kernel[],
  replacements: readonly Replacement[],
): InPlace {
  const ordered = updatesLast(kernels, new Set(replacements.map(({ from }) => from)));
  const canWriteDirectly = directWrites(ordered);
  const moved = new Map<Buffer, Buffer>();
  const placeOf = (buffer: Buffer): Buffer => moved.get(buffer) ?? buffer;
  const copies: Replacement[] = [];
  for (const { from, to } of replacements) {
    if (!moved.has(from) && canWriteDirectly(from, to)) moved.set(from, to);
    else copies.push({ from, to });
  }
  const move = (access: Access): Access => ({ ...access, buffer: placeOf(access.buffer) });
  const inPlace = ordered.map((kernel) => mapAccesses(kernel, move));
  const copyKernels = copies.map(({ from, to }) => copyKernel(placeOf(from), to));
  return { kernels: [...inPlace, ...copyKernels], placeOf };
}

/** Kernels whose result only other such kernels read go to the end; otherwise the order stays. */
function updatesLast(kernels: readonly Kernel[], updates: ReadonlySet<Buffer>): Kernel[] {
  const neededEarly = new Set<Buffer>();
  const late = new Set<Kernel>();
  for (const kernel of kernels.toReversed()) {
    const { buffer } = kernel.target;
    if (updates.has(buffer) && !neededEarly.has(buffer)) late.add(kernel);
    else for (const read of readsOf(kernel)) neededEarly.add(read);
  }
  return [
    ...kernels.filter((kernel) => !late.has(kernel)),
    ...kernels.filter((kernel) => late.has(kernel)),
  ];
}

/** Says whether the kernels that write `from` may write to `to` instead. */
function directWrites(kernels: readonly Kernel[]): (from: Buffer, to: Buffer) => boolean {
  const firstWrites = new Map<Buffer, number>();
  const lastReads = new Map<Buffer, number>();
  kernels.forEach((kernel, now) => {
    const { buffer } = kernel.target;
    if (!firstWrites.has(buffer)) firstWrites.set(buffer, now);
    for (const read of readsOf(kernel)) lastReads.set(read, now);
  });
  const lastThrow = kernels.findLastIndex(usesOwnKernel);
  return (from, to) => {
    const writer = firstWrites.get(from);
    if (writer === undefined || lastThrow >= writer) return false;
    return (lastReads.get(to) ?? -1) <= writer && readsInPlace(kernels[writer], to);
  };
}

/** Whether the kernel reads nothing of the buffer but the place that it is about to write. */
function readsInPlace(kernel: Kernel, buffer: Buffer): boolean {
  const { strides, offset } = kernel.target.layout;
  return (
    !scatteredReads(kernel).includes(buffer) &&
    placeReads(kernel).every(
      ({ buffer: read, layout }) =>
        read !== buffer || (sameShape(layout.strides, strides) && layout.offset === offset),
    )
  );
}

/** Copies a buffer as it lies. */
export function copyKernel(from: Buffer, to: Buffer): Kernel {
  const layout = rowMajorLayout([from.size]);
  const body = { kind: 'load', access: { buffer: from, layout } } as const;
  return { kind: 'map', shape: [from.size], body, target: { buffer: to, layout } };
}
