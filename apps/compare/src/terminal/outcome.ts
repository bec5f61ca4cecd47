import type { ExperimentResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { numberText } from '../number-text.ts';
import { colorsFor } from './colors.ts';
import type { Output } from './output.ts';

/** Says at the end, in a small table, how each variant came out and where the report is. */
export function showOutcome(
  output: Output,
  { metrics, variants, seeds }: ExperimentResult,
  reportPath: string,
  { text, format, language }: Locale,
): void {
  const { scheme, trained, medians, written } = text.outcome;
  const colors = colorsFor(output);
  const hasShares = seeds.length > 1 && variants.some((variant) => variant.trained !== null);
  const titles = metrics.map(({ title }) => title[language]);
  const rows = variants.map(({ name, metrics: values, trained: share }) => [
    name,
    ...metrics.map((metric) => numberText(values[metric.name].median, metric.format, format)),
    ...(hasShares ? [`${share?.count}/${share?.of}`] : []),
  ]);
  const [header, ...lines] = aligned([
    [scheme, ...titles, ...(hasShares ? [trained] : [])],
    ...rows,
  ]);
  const note = seeds.length > 1 ? `\n${medians(format.count(seeds.length))}\n` : '';
  const table = [colors.dim(header), ...lines].join('\n');
  output.write(`\n${table}\n${note}\n${written(colors.cyan(reportPath))}\n`);
}

/** Rows of cells as lines: the first column to the left, the numbers after it to the right. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const [header] = rows;
  const columns = header.map((_, j) => Math.max(...rows.map((row) => row[j].length)));
  return rows.map((row) =>
    columns.map((width, j) => (j === 0 ? row[j].padEnd(width) : row[j].padStart(width))).join('  '),
  );
}
