import { checkValues } from './check.ts';
import type { Comparison } from './comparison.ts';
import { NotAvailable, type Runner } from './contender.ts';
import { median } from './median.ts';
import type { Checked, Workload } from './workload.ts';

/** What a contender showed in the rounds. */
export interface Timing {
  readonly name: string;
  /** One for each round. */
  readonly seconds: readonly number[];
  readonly median: number;
  /** The largest relative difference of a value from what it had to be, in all runs. */
  readonly worstDifference: number;
  readonly tolerance: number;
}

/** A contender that this machine cannot run. */
export interface Missing {
  readonly name: string;
  readonly reason: string;
}

export interface Measurement {
  /** Null if the workload has none. */
  readonly reference: Timing | Missing | null;
  readonly ours: Timing;
  /** The comparison's figure: the median over the rounds; null if the reference is missing. */
  readonly figure: number | null;
}

export function isMissing(reference: Measurement['reference']): reference is Missing {
  return reference !== null && 'reason' in reference;
}

/**
 * Runs the contenders in turn, A B A B …, so that a change in the machine's load meets both alike.
 * A first round is checked but not counted: it warms caches and compilers up.
 *
 * @throws WrongValues if any run gives wrong values.
 */
export async function measure(workload: Workload, rounds: number): Promise<Measurement> {
  const entrants: Entrant[] = [];
  try {
    const missing = workload.reference && (await enter(entrants, workload.reference));
    await enter(entrants, workload.ours);
    for (let round = 0; round <= rounds; round++) {
      for (const entrant of entrants) await takeTurn(entrant, round > 0);
    }
    const [ours, reference = null] = entrants.map(timingOf).reverse();
    const figure = missing ? null : figureOf(workload.comparison, ours, reference);
    return { reference: missing ?? reference, ours, figure };
  } finally {
    for (const { runner } of entrants) runner.stop();
  }
}

/** A contender in the course of the rounds. */
interface Entrant {
  readonly name: string;
  readonly runner: Runner;
  readonly expected: readonly number[];
  readonly tolerance: number;
  readonly seconds: number[];
  worstDifference: number;
}

/** Adds a contender to the entrants, or tells why this machine cannot run it. */
async function enter(entrants: Entrant[], checked: Checked): Promise<Missing | null> {
  const { contender, expected, tolerance } = checked;
  try {
    const runner = await contender.start();
    const name = `${contender.name} ${runner.version}`.trim();
    const nothingYet = { seconds: [], worstDifference: 0 };
    entrants.push({ name, runner, expected: expected(), tolerance, ...nothingYet });
    return null;
  } catch (error) {
    if (!(error instanceof NotAvailable)) throw error;
    return { name: contender.name, reason: error.message };
  }
}

async function takeTurn(entrant: Entrant, isCounted: boolean): Promise<void> {
  const { name, runner, expected, tolerance } = entrant;
  const run = await runner.run();
  const difference = checkValues(name, run, expected, tolerance);
  entrant.worstDifference = Math.max(entrant.worstDifference, difference);
  if (isCounted) entrant.seconds.push(run.seconds);
}

function timingOf({ name, seconds, worstDifference, tolerance }: Entrant): Timing {
  return { name, seconds, median: median(seconds), worstDifference, tolerance };
}

/** The median over the rounds of the figure of each: what slows both down cancels out. */
function figureOf({ figure }: Comparison, ours: Timing, reference: Timing | null): number {
  const figures = ours.seconds.map((seconds, round) =>
    figure(reference?.seconds[round] ?? Number.NaN, seconds),
  );
  return median(figures);
}
