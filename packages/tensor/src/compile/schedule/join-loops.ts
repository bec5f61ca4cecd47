import { sameShape } from '../../shape.ts';
import { widthOf } from '../emit/element.ts';
import { columnVectors } from '../emit/reduce.ts';
import { countSteps } from '../emit/value.ts';
import { targetValues } from '../emit/values.ts';
import { readsOf, usesOwnKernel, writesOf } from '../kernel/accesses.ts';
import { collapse } from '../kernel/collapse.ts';
import type { Buffer, Kernel, MapKernel, ReduceKernel, SumKernel } from '../kernel/kernel.ts';

/**
 * Lets kernels share a loop where that saves work: a map that has steps in common with the terms of
 * a sum over the same places, and reductions of few columns, of which each alone would wait for its
 * last addition. The later one runs where the earlier one does, so nothing in between may throw or
 * have to come before it.
 */
export function joinLoops(kernels: readonly Kernel[]): Kernel[] {
  const done: Entry[] = [];
  const barriers = new Barriers();
  for (const kernel of kernels) {
    const entry = entryOf(kernel);
    const place = joinLast(done, barriers.before(entry) + 1, entry) ?? done.push(entry) - 1;
    barriers.add(entry, place);
  }
  return done.map(({ kernel }) => kernel);
}

/** Joins a kernel with the last one that it can share a loop with, from a place on: at which place. */
function joinLast(done: Entry[], from: number, entry: Entry): number | null {
  if (!isJoinable(entry)) return null;
  for (let place = done.length - 1; place >= from; place--) {
    const joined = join(done[place], entry);
    if (joined === null) continue;
    done[place] = entryOf(joined);
    return place;
  }
  return null;
}

/** A kernel, and what is asked of it again and again. */
interface Entry {
  readonly kernel: Kernel;
  /** How many accumulators it takes side by side; null if it is no reduction of few columns. */
  readonly accumulators: number | null;
  readonly reads: ReadonlySet<Buffer>;
}

function entryOf(kernel: Kernel): Entry {
  const accumulators = kernel.kind === 'reduce' ? accumulatorsOf(kernel) : null;
  return { kernel, accumulators, reads: new Set(readsOf(kernel)) };
}

function accumulatorsOf(kernel: ReduceKernel): number | null {
  const vectors = [kernel, ...kernel.along].map(columnVectors);
  return vectors.reduce((sum, n) => (sum === null || n === null ? null : sum + n), 0);
}

function isJoinable({ kernel, accumulators }: Entry): boolean {
  return kernel.kind === 'map' || kernel.kind === 'sum' || accumulators !== null;
}

/** At which places kernels stand that others have to stay behind. */
class Barriers {
  #lastThrow = -1;
  readonly #lastWrites = new Map<Buffer, number>();
  readonly #lastReads = new Map<Buffer, number>();

  /** The last place of a kernel that must precede this one; −1 if there is none. */
  before({ kernel }: Entry): number {
    let last = this.#lastThrow;
    const stayBehind = (places: ReadonlyMap<Buffer, number>, buffer: Buffer): void => {
      last = Math.max(last, places.get(buffer) ?? -1);
    };
    for (const buffer of readsOf(kernel)) stayBehind(this.#lastWrites, buffer);
    for (const buffer of writesOf(kernel)) {
      stayBehind(this.#lastWrites, buffer);
      stayBehind(this.#lastReads, buffer);
    }
    return last;
  }

  /** Says that the kernel runs at this place, by itself or with the one that is there already. */
  add({ kernel }: Entry, place: number): void {
    if (usesOwnKernel(kernel)) this.#lastThrow = place;
    for (const buffer of readsOf(kernel)) moveOn(this.#lastReads, buffer, place);
    for (const buffer of writesOf(kernel)) moveOn(this.#lastWrites, buffer, place);
  }
}

function moveOn(places: Map<Buffer, number>, buffer: Buffer, place: number): void {
  places.set(buffer, Math.max(places.get(buffer) ?? -1, place));
}

/** Both kernels as one; null if they had better stay two. */
function join(earlier: Entry, later: Entry): SumKernel | ReduceKernel | null {
  const [a, b] = [earlier.kernel, later.kernel];
  if (a.kind === 'reduce' && b.kind === 'reduce') {
    const accumulators = (earlier.accumulators ?? Infinity) + (later.accumulators ?? Infinity);
    return accumulators > MOST_ACCUMULATORS ? null : joinReductions(a, b);
  }
  // Steps in common begin with what both read. To compare all steps takes far longer.
  if (!haveCommonElement(earlier.reads, later.reads)) return null;
  if (a.kind === 'sum' && b.kind === 'map') return joinMap(a, b);
  return a.kind === 'map' && b.kind === 'sum' ? joinMap(b, a) : null;
}

function haveCommonElement<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const element of a) if (b.has(element)) return true;
  return false;
}

/** As many maps join one sum at the most: each has its own steps, and its own memory to write to. */
const MOST_MAPS = 8;

/**
 * And of no more steps in all: where vectors are computed side by side, each step of each takes room
 * on the stack.
 */
const MOST_STEPS = 300;

function joinMap(sum: SumKernel, given: MapKernel): SumKernel | null {
  if (sum.along.length === MOST_MAPS) return null;
  // A sum over several axes has them as one.
  const map = [given, collapse(given)].find(({ shape }) => sameShape(shape, sum.shape));
  if (map === undefined) return null;
  const [value, term, ...others] = targetValues([
    { body: map.body, dtype: map.target.buffer.dtype },
    { body: sum.term, dtype: sum.dtype },
    ...sum.along.map(({ body, target }) => ({ body, dtype: target.buffer.dtype })),
  ]);
  const before = [term, ...others];
  if (countSteps(value, ...before) > MOST_STEPS) return null;
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
  const isAsLong = sameShape(a.shape.slice(0, -1), b.shape.slice(0, -1));
  return isAsLong ? { ...a, along: [...a.along, b] } : null;
}
