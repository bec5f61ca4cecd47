import type { ExperimentResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { formula, section, table } from './markdown.ts';
import { schemeName } from './names.ts';

/** The answer in one table: how each scheme came out. */
export function results({ variants }: ExperimentResult, locale: Locale): string {
  const { format, language } = locale;
  const text = locale.text.report.results;
  const columns = [
    { heading: text.scheme },
    { heading: text.rule },
    { heading: text.trainAccuracy, isNumeric: true },
    { heading: text.testAccuracy, isNumeric: true },
    { heading: text.finalCost, isNumeric: true },
    { heading: text.comment },
  ];
  const rows = variants.map((variant) => [
    schemeName(variant, locale),
    formula(variant.rule),
    format.percent(variant.accuracy.train),
    format.percent(variant.accuracy.test),
    format.number(variant.finalCost),
    variant.comment[language],
  ]);
  return section(text.heading, table(columns, rows), text.note);
}
