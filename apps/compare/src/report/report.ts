import type { ExperimentResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { type FigureReference, figures } from './figures.ts';
import { findings } from './findings.ts';
import { firstCost } from './first-cost.ts';
import { layers } from './layers.ts';
import { paragraphs } from './markdown.ts';
import { notebook } from './notebook.ts';
import { reproduce } from './reproduce.ts';
import { results } from './results.ts';
import { setUp } from './set-up.ts';

/** The report as Markdown: the answer first, then what supports it, then how to get it again. */
export function report(
  result: ExperimentResult,
  references: readonly FigureReference[],
  locale: Locale,
): string {
  const { title, question } = result.exercise;
  const text = paragraphs(
    `# ${title[locale.language]}`,
    question[locale.language],
    results(result, locale),
    findings(result, locale),
    figures(references, locale),
    layers(result, locale),
    setUp(result, locale),
    notebook(result, locale),
    firstCost(result, locale),
    reproduce(result, locale),
  );
  return `${text}\n`;
}
