import type { Comparison } from './comparison.ts';
import type { Contender } from './contender.ts';

/** A task that two contenders do in turn: one row of the table. */
export interface Workload {
  /** What `--only` calls it. */
  readonly name: string;
  readonly task: string;
  /** Whom ours is compared with; null where the time itself is the figure. */
  readonly reference: Checked | null;
  readonly ours: Checked;
  readonly comparison: Comparison;
  /** The figures that the comparison is to show; null for a row that is there for orientation. */
  readonly wanted: Wanted | null;
  /** How a contender's time is shown. */
  readonly format: (seconds: number) => string;
}

export interface Wanted {
  readonly atLeast: number;
  readonly reachFor: number;
}

/** A contender with what its runs must give. */
export interface Checked {
  readonly contender: Contender;
  /** The first values of a run; it may give more. */
  readonly expected: () => readonly number[];
  /** The largest relative difference from them that rounding explains. */
  readonly tolerance: number;
}
