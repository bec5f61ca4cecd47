import { WrongValues } from './check.ts';
import { type Measurement, measure } from './measure.ts';
import type { Workload } from './workload.ts';

/** What became of a workload. */
export interface Outcome {
  readonly workload: Workload;
  /** Null if a contender gave wrong values. */
  readonly measurement: Measurement | null;
  /** What was wrong; null if nothing. */
  readonly failure: string | null;
}

/** Measures a workload; wrong values are its outcome and do not end the benchmark. */
export async function outcomeOf(workload: Workload, rounds: number): Promise<Outcome> {
  try {
    return { workload, measurement: await measure(workload, rounds), failure: null };
  } catch (error) {
    if (!(error instanceof WrongValues)) throw error;
    return { workload, measurement: null, failure: error.message };
  }
}
