import type { Progress } from '@semente/experiment';
import type { RunKey } from '../runs/store.ts';
import { type Course, course } from './spark-line.ts';

/** How far the runs of one variant have come, one for each seed. */
export interface Tally {
  readonly name: string;
  readonly runs: number;
  finished: number;
  /** The runs that go on, by their seeds. */
  readonly going: Map<number, Going>;
  /** The run that was heard of last. */
  latest: Going | undefined;
  /** When the first run was heard of, and what was done by then. */
  start: { readonly time: number; readonly share: number } | undefined;
  /** When the last run was finished. */
  end: number | undefined;
}

/** How far one run has come, and how. */
interface Going {
  share: number;
  cost: number | undefined;
  readonly course: Course;
}

/** Shows tallies, after one of them has changed. */
export type Show = (changed: Tally, isRunDone: boolean) => void;

/** The tallies of runs, in the order of their variants. */
export function talliesOf(keys: readonly RunKey[]): readonly Tally[] {
  const names = [...new Set(keys.map(({ variant }) => variant))];
  return names.map((name) => ({
    name,
    runs: keys.filter(({ variant }) => variant === name).length,
    finished: 0,
    going: new Map(),
    latest: undefined,
    start: undefined,
    end: undefined,
  }));
}

export function shareDone({ runs, finished, going }: Tally): number {
  const shares = [...going.values()].reduce((sum, { share }) => sum + share, 0);
  return Math.min(1, (finished + shares) / runs);
}

export function hear(tally: Tally, { seed, shareDone: share, cost }: Progress, time: number): void {
  tally.start ??= { time, share: shareDone(tally) };
  let run = tally.going.get(seed);
  // A run that was given up begins again.
  if (run === undefined || share < run.share) run = { share, cost, course: course() };
  tally.going.set(seed, run);
  tally.latest = run;
  run.share = share;
  if (cost === undefined) return;
  run.cost = cost;
  run.course.add(share, cost);
}

export function finish(tally: Tally, seed: number, time: number): void {
  tally.start ??= { time, share: shareDone(tally) };
  tally.latest = tally.going.get(seed) ?? tally.latest;
  tally.going.delete(seed);
  tally.finished++;
  if (tally.finished === tally.runs) tally.end = time;
}
