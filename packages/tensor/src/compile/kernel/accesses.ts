import { loadsOf, mapLoads } from './body.ts';
import type { Access, Buffer, EvaluateKernel, GatherKernel, Kernel } from './kernel.ts';

/** Reads that happen at other places than the one being written: they need the whole buffer. */
export function scatteredReads(kernel: Kernel): readonly Buffer[] {
  if (kernel.kind === 'product') {
    const { a, b, panel } = kernel;
    return [a, b, ...(panel === null ? [] : [panel])].map(({ buffer }) => buffer);
  }
  if (usesOwnKernel(kernel)) return kernel.inputs.map(({ buffer }) => buffer);
  return 'term' in kernel ? loadsOf(kernel.term).map(({ buffer }) => buffer) : [];
}

/** Reads that happen while the body of one place is computed. */
export function placeReads(kernel: Kernel): readonly Access[] {
  return 'body' in kernel ? loadsOf(kernel.body) : [];
}

/** All buffers that a kernel reads. */
export function readsOf(kernel: Kernel): readonly Buffer[] {
  return partsOf(kernel).flatMap((part) => [
    ...scatteredReads(part),
    ...placeReads(part).map(({ buffer }) => buffer),
  ]);
}

/** All buffers that a kernel writes. */
export function writesOf(kernel: Kernel): readonly Buffer[] {
  return partsOf(kernel).map(({ target }) => target.buffer);
}

/** Whether there is nothing for it to write, and nothing that it could refuse. */
export function isIdle(kernel: Kernel): boolean {
  return !usesOwnKernel(kernel) && writesOf(kernel).every(({ size }) => size === 0);
}

/** The kernel, and those that were joined with it. */
export function partsOf(kernel: Kernel): readonly Kernel[] {
  return 'along' in kernel ? [kernel, ...kernel.along] : [kernel];
}

/** Whether an operation's own kernel takes part in it, which may throw in the middle of a call. */
export function usesOwnKernel(kernel: Kernel): kernel is EvaluateKernel | GatherKernel {
  return 'operation' in kernel;
}

/** The kernel, which was not joined with others, with every access replaced. */
export function mapAccesses(kernel: Kernel, replace: (access: Access) => Access): Kernel {
  const target = replace(kernel.target);
  if (usesOwnKernel(kernel)) return { ...kernel, target, inputs: kernel.inputs.map(replace) };
  const body = mapLoads(kernel.body, replace);
  if ('term' in kernel) return { ...kernel, body, target, term: mapLoads(kernel.term, replace) };
  if (kernel.kind === 'map') return { ...kernel, body, target };
  const panel = kernel.panel && replace(kernel.panel);
  return { ...kernel, body, target, a: replace(kernel.a), b: replace(kernel.b), panel };
}
