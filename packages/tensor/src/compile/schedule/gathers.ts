import type { Gathering } from '../../kernels/gather.ts';
import { isRowMajor } from '../../memory/layout.ts';
import type { CallNode, GraphNode } from '../graph/graph.ts';
import type { Access, GatherKernel, Kernel } from '../kernel/kernel.ts';
import { fillKernel } from './assemblies.ts';
import type { Bodies } from './bodies.ts';

/** The kernels that gather elements by indices, or scatter them onto zeros. */
export function gatherKernels(
  { operation, inputs, attributes, type }: CallNode,
  kind: GatherKernel['kind'],
  gathering: Gathering,
  bodies: Bodies,
  target: Access,
): [...Kernel[], Kernel] {
  const accesses = inputs.map((input) => rowMajorAccess(input, bodies));
  const own = { operation, attributes, type, inputs: accesses, target };
  const kernel: GatherKernel = { ...own, kind, gathering };
  return kind === 'gather' ? [kernel] : [fillKernel(target, 0), kernel];
}

/** The node's elements in row-major order, which counts them as indices do. */
function rowMajorAccess(node: GraphNode, bodies: Bodies): Access {
  const access = bodies.access(node);
  if (!isRowMajor(access.layout)) bodies.unreadable.add(node);
  return access;
}
