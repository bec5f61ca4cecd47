import { sameShape } from '../shape.ts';
import { mapAccesses, mayThrow, placeReads, readsOf, scatteredReads } from './accesses.ts';
import { rowMajorLayout } from './bodies.ts';
import type { Access, Buffer, Kernel } from './kernel.ts';

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
  let ordered = updatesLast(kernels, new Set(replacements.map(({ from }) => from)));
  const moved = new Map<Buffer, Buffer>();
  const placeOf = (buffer: Buffer): Buffer => moved.get(buffer) ?? buffer;
  const copies: Replacement[] = [];
  for (const { from, to } of replacements) {
    if (!moved.has(from) && canWriteDirectly(ordered, from, to)) {
      moved.set(from, to);
      const move = (access: Access): Access => ({ ...access, buffer: placeOf(access.buffer) });
      ordered = ordered.map((kernel) => (uses(kernel, from) ? mapAccesses(kernel, move) : kernel));
    } else {
      copies.push({ from, to });
    }
  }
  const copyKernels = copies.map(({ from, to }) => copyKernel(placeOf(from), to));
  return { kernels: [...ordered, ...copyKernels], placeOf };
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

function uses(kernel: Kernel, buffer: Buffer): boolean {
  return kernel.target.buffer === buffer || readsOf(kernel).includes(buffer);
}

function canWriteDirectly(kernels: readonly Kernel[], from: Buffer, to: Buffer): boolean {
  const writer = kernels.findIndex((kernel) => kernel.target.buffer === from);
  if (writer < 0) return false;
  const isNeededLater =
    kernels.slice(writer).some(mayThrow) ||
    kernels.slice(writer + 1).some((kernel) => readsOf(kernel).includes(to));
  const { target } = kernels[writer];
  const own = placeReads(kernels[writer]).filter(({ buffer }) => buffer === to);
  const readsInPlace = own.every(
    ({ layout }) =>
      sameShape(layout.strides, target.layout.strides) && layout.offset === target.layout.offset,
  );
  return !isNeededLater && readsInPlace && !scatteredReads(kernels[writer]).includes(to);
}

/** Copies a buffer as it lies. */
export function copyKernel(from: Buffer, to: Buffer): Kernel {
  const layout = rowMajorLayout([from.size]);
  const body = { kind: 'load', access: { buffer: from, layout } } as const;
  return { kind: 'map', shape: [from.size], body, target: { buffer: to, layout } };
}
