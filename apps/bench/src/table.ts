import { isReached } from './comparison.ts';
import { isMissing, type Measurement, type Missing, type Timing } from './measure.ts';
import type { Outcome } from './outcome.ts';
import type { Workload } from './workload.ts';

const head = [
  'workload',
  'reference',
  'ours',
  'ratio',
  'wanted at least',
  'reach for',
  'reached',
  'values differ by',
];

/** The outcomes as a Markdown table. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ workload, measurement, failure }) =>
    measurement === null ? [workload.task, failure ?? ''] : cellsOf(workload, measurement),
  );
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

function cellsOf(workload: Workload, { reference, ours, figure }: Measurement): string[] {
  const { comparison, wanted, format } = workload;
  const timed = reference === null || isMissing(reference) ? [ours] : [reference, ours];
  return [
    workload.task,
    reference === null ? '' : entryOf(reference, format),
    entryOf(ours, format),
    figure === null ? '' : comparison.format(figure),
    wanted === null ? '' : comparison.format(wanted.atLeast),
    wanted === null ? '' : comparison.format(wanted.reachFor),
    reachedBy(workload, figure),
    timed.map(differenceOf).join(', '),
  ];
}

function entryOf(entry: Timing | Missing, format: Workload['format']): string {
  return isMissing(entry)
    ? `${entry.name}: not available (${entry.reason})`
    : `${entry.name}: ${format(entry.median)}`;
}

function reachedBy({ comparison, wanted }: Workload, figure: number | null): string {
  if (wanted === null || figure === null) return '';
  if (isReached(comparison, figure, wanted.reachFor)) return 'reach for';
  return isReached(comparison, figure, wanted.atLeast) ? 'at least' : 'no';
}

/** The largest relative difference of a value from the expected one, and how much is allowed. */
function differenceOf({ worstDifference, tolerance }: Timing): string {
  return `${worstDifference.toExponential(0)} of ${tolerance.toExponential(0)}`;
}
