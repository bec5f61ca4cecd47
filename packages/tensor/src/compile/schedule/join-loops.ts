import type { DType } from '../../dtype.ts';
import { type Shape, sameShape } from '../../shape.ts';
import { widthOf } from '../emit/element.ts';
import { columnVectors } from '../emit/reduce.ts';
import { countSteps } from '../emit/value.ts';
import { targetValues } from '../emit/values.ts';
import { readsOf, usesOwnKernel, writesOf } from '../kernel/accesses.ts';
import { loadsOf } from '../kernel/body.ts';
import { collapse } from '../kernel/collapse.ts';
import type { Body, Buffer, Kernel, MapKernel, ReduceKernel, SumKernel } from '../kernel/kernel.ts';
import { Numbering } from '../numbering.ts';

/**
 * Lets kernels share a loop where that saves work: a map that has steps in common with the terms of
 * a sum over the same places, and reductions of few columns, of which each alone would wait for its
 * last addition. The later one runs where the earlier one does, so nothing in between may throw or
 * have to come before it.
 */
export function joinLoops(kernels: readonly Kernel[]): Kernel[] {
  const done: Entry[] = [];
  const buffers = new Numbering();
  const barriers = new Barriers();
  for (const kernel of kernels) {
    const entry = new Entry(kernel, buffers);
    const joined = joinLast(done, barriers.before(entry) + 1, entry);
    if (joined !== null) done[joined.place] = new Entry(joined.kernel, buffers);
    const place = joined?.place ?? done.push(entry) - 1;
    barriers.add(entry, place);
  }
  return done.map(({ kernel }) => kernel);
}

/** After so many in vain no more kernels are compared, since that takes long. */
const MOST_ATTEMPTS = 8;

/** A kernel joined with the last one that it can share a loop with, from a place on: at which place. */
function joinLast(done: readonly Entry[], from: number, entry: Entry) {
  if (!isJoinable(entry)) return null;
  let attempts = 0;
  for (let place = done.length - 1; place >= from && attempts < MOST_ATTEMPTS; place--) {
    const join = wayToJoin(done[place], entry);
    if (join === null) continue;
    const kernel = join();
    if (kernel !== null) return { place, kernel };
    attempts++;
  }
  return null;
}

/** A kernel, and what is asked of it again and again. */
class Entry {
  readonly kernel: Kernel;
  /** How many accumulators it takes side by side; null if it is no reduction of few columns. */
  readonly accumulators: number | null;
  /** From where it loads: buffer and offset, as a text that can be compared. */
  readonly loads: ReadonlySet<string>;
  #steps: number | null = null;

  constructor(kernel: Kernel, buffers: Numbering) {
    this.kernel = kernel;
    this.accumulators = kernel.kind === 'reduce' ? accumulatorsOf(kernel) : null;
    this.loads = new Set(
      bodiesOf(kernel)
        .flatMap(({ body }) => loadsOf(body))
        .map(({ buffer, layout }) => `${buffers.of(buffer)} from ${layout.offset}`),
    );
  }

  /** How many steps a map, or the terms of a sum and what is along with them, take for an element. */
  get steps(): number {
    this.#steps ??= countSteps(...targetValues(bodiesOf(this.kernel)));
    return this.#steps;
  }
}

/** What a map, or a sum with the maps along with it, computes for each element. */
function bodiesOf(kernel: Kernel): readonly { body: Body; dtype: DType }[] {
  if (kernel.kind === 'map') return [{ body: kernel.body, dtype: kernel.target.buffer.dtype }];
  if (kernel.kind !== 'sum') return [];
  return [{ body: kernel.term, dtype: kernel.dtype }, ...kernel.along.flatMap(bodiesOf)];
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

/**
 * As many maps join one sum at the most: each has its own steps, and its own memory to write to. And
 * they are of so many steps at the most, since each step of vectors that are computed side by side
 * takes room on the stack.
 */
const MOST_MAPS = 8;
const MOST_STEPS = 1000;

/**
 * More accumulators than this leave no registers for what is added: engines read all of it first,
 * and an accumulator that has to wait in memory meanwhile takes three times as long to grow.
 */
const MOST_ACCUMULATORS = 7;

/** How two kernels may become one, which takes long to find out; null if it is plain that they stay two. */
function wayToJoin(a: Entry, b: Entry): (() => SumKernel | ReduceKernel | null) | null {
  const [first, second] = [a.kernel, b.kernel];
  if (first.kind === 'reduce' && second.kind === 'reduce') {
    const accumulators = (a.accumulators ?? Infinity) + (b.accumulators ?? Infinity);
    if (accumulators > MOST_ACCUMULATORS || !areAsLong(first, second)) return null;
    return () => ({ ...first, along: [...first.along, second] });
  }
  const [sum, map] = first.kind === 'sum' ? [first, second] : [second, first];
  if (sum.kind !== 'sum' || map.kind !== 'map' || sum.along.length === MOST_MAPS) return null;
  // Steps in common begin with what both load.
  if (!haveCommonElement(a.loads, b.loads)) return null;
  const shaped = inShape(map, sum.shape);
  return shaped === null || a.steps + b.steps > MOST_STEPS ? null : () => joinMap(sum, shaped);
}

/** The map over places of this shape; null if it is over others. A sum over several axes has them as one. */
function inShape(map: MapKernel, shape: Shape): MapKernel | null {
  return [map, collapse(map)].find((way) => sameShape(way.shape, shape)) ?? null;
}

function haveCommonElement<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const element of a) if (b.has(element)) return true;
  return false;
}

/** Both as one, if they have steps in common. */
function joinMap(sum: SumKernel, map: MapKernel): SumKernel | null {
  const [value, term, ...others] = targetValues([map, sum].flatMap(bodiesOf));
  const before = [term, ...others];
  const isShared = countSteps(value, ...before) < countSteps(value) + countSteps(...before);
  const isAsWide = widthOf(value) === widthOf(...before);
  return isShared && isAsWide ? { ...sum, along: [...sum.along, map] } : null;
}

/** Whether two reductions have as many rows; they may differ in columns. */
function areAsLong(a: ReduceKernel, b: ReduceKernel): boolean {
  return sameShape(a.shape.slice(0, -1), b.shape.slice(0, -1));
}
