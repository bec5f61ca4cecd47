import { bytesOf } from '../../dtype.ts';
import { table } from '../../printing/table.ts';
import { readsOf, writesOf } from '../kernel/accesses.ts';
import type { Buffer } from '../kernel/kernel.ts';
import type { Program } from '../program.ts';
import type { Plan } from '../schedule/plan.ts';

/**
 * The memory of a compiled function as text, one line for each buffer: what it is, its size, where
 * it lies, and from which kernel to which it is in use. Temporary results with the same address
 * are there at different times.
 */
export function printMemory(
  { plan, places }: Pick<Program, 'plan' | 'places'>,
  names: ReadonlyMap<Buffer, string>,
): string {
  const { addressOf, temporary } = places;
  const uses = usesOf(plan);
  const rows = [...names].map(([buffer, name]) => {
    const offset = temporary.offsets.get(buffer);
    return [
      name,
      `${buffer.dtype} × ${buffer.size}`,
      `${buffer.size * bytesOf(buffer)} bytes`,
      offset === undefined ? `at ${addressOf(buffer)}` : `at +${offset}`,
      `kernels ${uses.get(buffer)?.join(' to ')}`,
      rolesOf(buffer, plan),
    ];
  });
  return table(rows);
}

/** For each buffer the first kernel that uses it, and the last one if that is another. */
function usesOf({ kernels }: Plan): ReadonlyMap<Buffer, readonly number[]> {
  const uses = new Map<Buffer, readonly number[]>();
  kernels.forEach((kernel, i) => {
    for (const buffer of new Set([...writesOf(kernel), ...readsOf(kernel)])) {
      const [first] = uses.get(buffer) ?? [];
      uses.set(buffer, first === undefined ? [i] : [first, i]);
    }
  });
  return uses;
}

function rolesOf(buffer: Buffer, { sources, leaves, gradients, outputs }: Plan): string {
  const roles = [
    ...[...sources].flatMap(([node, at]) => {
      if (at !== buffer || node.kind === 'leaf') return [];
      return node.kind === 'input' ? [`input ${node.index}`] : ['constant'];
    }),
    ...[...leaves.values()].filter((at) => at === buffer).map(() => 'leaf'),
    ...[...gradients.values()].filter((at) => at === buffer).map(() => 'gradient'),
    ...outputs.flatMap((at, i) => (at === buffer ? [`result ${i}`] : [])),
  ];
  return roles.length === 0 ? 'temporary' : roles.join(', ');
}
