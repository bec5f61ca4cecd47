import type { ExperimentResult, JsonNumber, Reference, VariantResult } from '@semente/experiment';
import { exact } from '../formats.ts';
import type { Locale } from '../locale.ts';
import { paragraphs, section, table } from './markdown.ts';
import { schemeName } from './names.ts';

/** The numbers that the notebook prints beside those of this run, as both are printed. */
export function notebook({ variants }: ExperimentResult, locale: Locale): string {
  const { heading, intro, noneApply } = locale.text.report.notebook;
  if (variants.every(({ reference }) => reference === null)) return section(heading, noneApply);
  return section(heading, intro, ...variants.map((variant) => comparison(variant, locale)));
}

function comparison(variant: VariantResult, locale: Locale): string {
  const text = locale.text.report.notebook;
  const name = schemeName(variant, locale);
  if (variant.reference === null) return text.notPrinted(name);
  const costs = costRows(variant, variant.reference);
  const columns = [
    { heading: text.iteration },
    { heading: text.printed, isNumeric: true },
    { heading: text.ours, isNumeric: true },
    { heading: text.difference, isNumeric: true },
  ];
  const rows = [...costs, ...accuracyRows(variant, variant.reference, locale)].map(
    ({ label, printed, ours }) => [
      label,
      printed,
      exact(ours),
      differenceText(ours, printed, locale),
    ],
  );
  return paragraphs(`### ${name}`, table(columns, rows), largestDifference(costs, locale));
}

interface Row {
  readonly label: string;
  readonly printed: string;
  readonly ours: JsonNumber;
}

function costRows({ costs }: VariantResult, reference: Reference): readonly Row[] {
  return reference.costs.map(({ iteration, printed }) => {
    const reading = costs.find((cost) => cost.iteration === iteration);
    return { label: String(iteration), printed, ours: reading?.fromProbabilities ?? 'NaN' };
  });
}

function accuracyRows(
  { accuracy }: VariantResult,
  reference: Reference,
  { text }: Locale,
): readonly Row[] {
  const { trainAccuracy, testAccuracy } = text.report.notebook;
  return [
    { label: trainAccuracy, printed: String(reference.accuracy.train), ours: accuracy.train },
    { label: testAccuracy, printed: String(reference.accuracy.test), ours: accuracy.test },
  ];
}

/** |ours − printed| / |printed|, which is NaN if either of them is infinite. */
function relativeDifference(ours: JsonNumber, printed: string): number {
  const expected = parsed(printed);
  return Number(ours) === expected && Number.isFinite(expected)
    ? 0
    : Math.abs(Number(ours) - expected) / Math.abs(expected);
}

/** Python prints `inf` where JavaScript prints `Infinity`. */
function parsed(printed: string): number {
  return Number(printed.replace('inf', 'Infinity'));
}

function differenceText(ours: JsonNumber, printed: string, { text }: Locale): string {
  const difference = relativeDifference(ours, printed);
  if (difference === 0) return '0';
  if (Number.isFinite(difference)) return difference.toExponential(1);
  const areSameInfinity = Number(ours) === parsed(printed);
  return areSameInfinity ? text.report.notebook.bothInfinite : text.report.notebook.notComparable;
}

function largestDifference(rows: readonly Row[], { text, format }: Locale): string {
  const { largest, allEqual } = text.report.notebook;
  const differences = rows
    .map(({ label, printed, ours }) => ({ label, size: relativeDifference(ours, printed) }))
    .filter(({ size }) => Number.isFinite(size) && size > 0)
    .sort((a, b) => b.size - a.size);
  const [first] = differences;
  return first === undefined
    ? allEqual
    : largest(format.short(first.size), format.integer(Number(first.label)));
}
