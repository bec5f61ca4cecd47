import { isRowMajor } from '../../memory/layout.ts';
import { type Shape, sameShape } from '../../shape.ts';
import { loadsOf, replaceLoads } from './body.ts';
import type { Kernel, LoopKernel, MapKernel } from './kernel.ts';

/**
 * Lets an elementwise kernel take over the last step of a sum, another reduction or a product that
 * only it reads: what was added up is used at once (bias, activation, update), and never written to
 * memory. Of several of them one can be taken; the others stay kernels before it.
 */
export function absorb(kernel: MapKernel, candidates: readonly LoopKernel[]): Kernel[] {
  const chosen = candidates.findLast((candidate) => fits(kernel, candidate));
  if (chosen === undefined) return [...candidates, kernel];
  const { buffer } = chosen.target;
  const body = replaceLoads(kernel.body, (access) =>
    access.buffer === buffer
      ? { kind: 'accumulator', dtype: buffer.dtype }
      : { kind: 'load', access },
  );
  const others = candidates.filter((candidate) => candidate !== chosen);
  return [...others, { ...chosen, body, target: kernel.target }];
}

/** Whether each place of the kernel reads the candidate's result for that same place. */
function fits(kernel: MapKernel, candidate: LoopKernel): boolean {
  const loads = loadsOf(kernel.body).filter(({ buffer }) => buffer === candidate.target.buffer);
  return (
    sameShape(kernel.shape, resultShape(candidate)) &&
    loads.every(({ layout }) => sameShape(layout.shape, kernel.shape) && isRowMajor(layout))
  );
}

function resultShape(kernel: LoopKernel): Shape {
  if (kernel.kind === 'product') return [...kernel.batch, kernel.n, kernel.m];
  if (kernel.kind === 'map') return kernel.shape;
  return kernel.shape.filter((_, axis) => !kernel.axes.includes(axis));
}
