import type { ExperimentResult } from '@semente/experiment';
import { colorsFor } from './colors.ts';
import type { Locale } from './locale.ts';
import type { Output } from './progress.ts';

/** Says at the end, in a small table, how each scheme came out and where the report is. */
export function showOutcome(
  output: Output,
  result: ExperimentResult,
  reportPath: string,
  { text, format }: Locale,
): void {
  const { scheme, train, test, finalCost, written } = text.outcome;
  const colors = colorsFor(output);
  const rows = result.variants.map(({ name, accuracy, finalCost: cost }) => [
    name,
    format.percent(accuracy.train),
    format.percent(accuracy.test),
    format.number(cost),
  ]);
  const [header = '', ...lines] = aligned([[scheme, train, test, finalCost], ...rows]);
  const table = [colors.dim(header), ...lines].join('\n');
  output.write(`\n${table}\n\n${written(colors.cyan(reportPath))}\n`);
}

/** Rows of cells as lines: the first column to the left, the numbers after it to the right. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = rows[0]?.map((_, j) => Math.max(...rows.map((row) => row[j]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    columns
      .map((width, j) => (j === 0 ? row[j]?.padEnd(width) : row[j]?.padStart(width)))
      .join('  '),
  );
}
