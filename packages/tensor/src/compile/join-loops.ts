import { sameShape } from '../shape.ts';
import { mayThrow, readsOf, writesOf } from './accesses.ts';
import { collapse } from './collapse.ts';
import { widthOf } from './emit/element.ts';
import { columnVectors } from './emit/reduce.ts';
import { countSteps } from './emit/value.ts';
import { targetValues } from './emit/values.ts';
import type { Buffer, Kernel, MapKernel, ReduceKernel, SumKernel } from './kernel.ts';

/**
 * Lets kernels share a loop where that saves work: a map that has steps in common with the terms of
 * a sum over the same places, and reductions of few columns, of which each alone would wait for its
 * last addition. The later one runs where the earlier one does, so nothing in between may throw or
 * have to come before it.
 */
export function joinLoops(kernels: readonly Kernel[]): Kernel[] {
  const done: Entry[] = [];
  for (const kernel of kernels) {
    const entry = entryOf(kernel);
    const barrier = done.findLastIndex((earlier) => mustPrecede(earlier, entry));
    if (!joinLast(done, barrier + 1, kernel)) done.push(entry);
  }
  return done.map(({ kernel }) => kernel);
}

/** Joins a kernel with the last one that it can share a loop with, from a place on, if there is one. */
function joinLast(done: Entry[], from: number, kernel: Kernel): boolean {
  for (let place = done.length - 1; place >= from; place--) {
    const joined = join(done[place].kernel, kernel);
    if (joined === null) continue;
    done[place] = entryOf(joined);
    return true;
  }
  return false;
}

/** A kernel, and what it reads and writes. */
interface Entry {
  readonly kernel: Kernel;
  readonly reads: ReadonlySet<Buffer>;
  readonly writes: readonly Buffer[];
}

function entryOf(kernel: Kernel): Entry {
  return { kernel, reads: new Set(readsOf(kernel)), writes: writesOf(kernel) };
}

function mustPrecede(earlier: Entry, later: Entry): boolean {
  return (
    mayThrow(earlier.kernel) ||
    earlier.writes.some((buffer) => later.reads.has(buffer) || later.writes.includes(buffer)) ||
    later.writes.some((buffer) => earlier.reads.has(buffer))
  );
}

/** Both kernels as one; null if they had better stay two. */
function join(a: Kernel, b: Kernel): Kernel | null {
  if (a.kind === 'sum' && b.kind === 'map') return joinMap(a, b);
  if (a.kind === 'map' && b.kind === 'sum') return joinMap(b, a);
  return a.kind === 'reduce' && b.kind === 'reduce' ? joinReductions(a, b) : null;
}

function joinMap(sum: SumKernel, given: MapKernel): SumKernel | null {
  // A sum over several axes has them as one.
  const map = [given, collapse(given)].find(({ shape }) => sameShape(shape, sum.shape));
  if (map === undefined) return null;
  const [value, term, ...others] = targetValues([
    { body: map.body, dtype: map.target.buffer.dtype },
    { body: sum.term, dtype: sum.dtype },
    ...sum.along.map(({ body, target }) => ({ body, dtype: target.buffer.dtype })),
  ]);
  const before = [term, ...others];
  const isShared = countSteps(value, ...before) < countSteps(value) + countSteps(...before);
  const isAsWide = widthOf(value) === widthOf(...before);
  return isShared && isAsWide ? { ...sum, along: [...sum.along, map] } : null;
}

/**
 * More accumulators than this leave no registers for what is added: engines read all of it first,
 * and an accumulator that has to wait in memory meanwhile takes three times as long to grow.
 */
const MOST_ACCUMULATORS = 7;

function joinReductions(a: ReduceKernel, b: ReduceKernel): ReduceKernel | null {
  if (!sameShape(a.shape.slice(0, -1), b.shape.slice(0, -1))) return null;
  const vectors = [a, ...a.along, b].map(columnVectors);
  const count = vectors.reduce((sum: number, n) => sum + (n ?? Infinity), 0);
  return count <= MOST_ACCUMULATORS ? { ...a, along: [...a.along, b] } : null;
}
