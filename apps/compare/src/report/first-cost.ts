import type { ExperimentResult } from '@semente/experiment';
import { exact } from '../formats.ts';
import type { Locale } from '../locale.ts';
import { section, table } from './markdown.ts';
import { schemeName } from './names.ts';

/** The cost at the start in its two forms, of which only one survives a certain and wrong answer. */
export function firstCost({ variants }: ExperimentResult, locale: Locale): string {
  const { format, language } = locale;
  const text = locale.text.report.firstCost;
  const starts = variants.flatMap((variant) =>
    variant.costs.slice(0, 1).map((cost) => ({ variant, ...cost })),
  );
  if (starts.length === 0) return '';
  const columns = [
    { heading: text.scheme },
    { heading: text.iteration, isNumeric: true },
    { heading: text.fromProbabilities, isNumeric: true },
    { heading: text.fromLogits, isNumeric: true },
  ];
  const rows = starts.map(({ variant, iteration, fromProbabilities, fromLogits }) => [
    schemeName(variant, locale),
    String(iteration),
    exact(fromProbabilities),
    exact(fromLogits),
  ]);
  const infinite = starts
    .filter(({ fromProbabilities }) => fromProbabilities === 'Infinity')
    .filter(({ fromLogits }) => Number.isFinite(Number(fromLogits)))
    .map(({ variant, fromLogits }) =>
      text.infinite(variant.title[language], format.number(fromLogits)),
    );
  const conclusion = infinite.length > 0 ? infinite.join(' ') : text.allFinite;
  return section(text.heading, text.explanation, table(columns, rows), conclusion);
}
