import { Tensor } from '../tensor.ts';
import type { Places } from './arena/places.ts';
import { residentOf } from './arena/resident.ts';
import { Result, ResultingGrad } from './arena/result.ts';
import type { Graph } from './graph/graph.ts';
import { readsOldGradient } from './graph/trace.ts';
import { usesOwnKernel } from './kernel/accesses.ts';
import type { Buffer } from './kernel/kernel.ts';
import type { Plan } from './schedule/plan.ts';

/**
 * What a call does before and after the code runs: brings numbers into the arena that are not there
 * yet, and tells leaves what they hold now. Nothing is copied that has not changed or that nobody
 * has asked for, since a small network's step takes no longer than a few copies.
 */
export function bind(
  graph: Graph,
  plan: Plan,
  places: Places,
  run: () => unknown,
): (inputs: readonly Tensor[]) => Tensor[] {
  const { withoutGrad } = graph;
  const { addressOf } = places;
  const inputs = [...places.inputs];
  const leaves = [...plan.leaves.keys()].map(residency);
  const assigned = plan.assigned.map(residency);
  const gradients = leftGradients(plan, places);
  const outputs = graph.outputs.map(({ type }, i) => new Result(type, addressOf(plan.outputs[i])));
  return (given) => {
    for (const leaf of withoutGrad) if (leaf.grad !== null) throw readsOldGradient(leaf);
    for (const [{ index }, place] of inputs) place.load(given[index].strided);
    for (const { leaf, resident } of leaves) resident.load(leaf);
    try {
      run();
    } catch (error) {
      // In the middle: an operation's own kernel refuses something, or there is no more stack.
      for (const { resident } of assigned) resident.mayHaveChanged();
      throw error;
    }
    for (const { leaf, resident } of assigned) resident.changed(leaf);
    for (const gradient of gradients) gradient.leave();
    return outputs.map((output) => new Tensor(output.copy()));
  };
}

function residency(leaf: Tensor) {
  return { leaf, resident: residentOf(leaf) };
}

/**
 * Leaves gradients behind: unread, where nobody but a call that succeeds writes to their memory.
 * That of an input or another leaf may change between calls, and an operation that is evaluated by
 * itself may throw in the middle of one: then they are copied at once.
 */
function leftGradients({ gradients, sources, leaves, kernels }: Plan, places: Places) {
  const changesBetweenCalls = new Set<Buffer>([...sources.values(), ...leaves.values()]);
  const isAtRisk = kernels.some(usesOwnKernel);
  return [...gradients].map(([leaf, buffer]) => {
    if (buffer === null) return { leave: () => leaf.replaceGrad(null) };
    if (isAtRisk || changesBetweenCalls.has(buffer)) {
      const result = new Result(leaf, places.addressOf(buffer));
      return { leave: () => leaf.replaceGrad(new Tensor(result.copy())) };
    }
    const unread = new ResultingGrad(leaf, places.addressOf(buffer), places);
    return { leave: () => leaf.replaceGrad(unread) };
  });
}
