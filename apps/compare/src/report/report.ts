import type { Condition, ExperimentResult, Section } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { conditions } from './conditions.ts';
import { findings } from './findings.ts';
import { paragraphs } from './markdown.ts';
import { type Reproduction, reproduce } from './reproduce.ts';
import { sectionText } from './sections.ts';
import { summary } from './summary.ts';

/** Everything that a report says, before it is said in a language. */
export interface ReportContent {
  readonly result: ExperimentResult;
  readonly sections: readonly Section[];
  readonly conditions: readonly Condition[];
  readonly reproduction: Reproduction;
}

/** The report as Markdown: the answer first, then what supports it, then how to get it again. */
export function report(content: ReportContent, locale: Locale): string {
  const { result, sections } = content;
  const { title, question } = result.exercise;
  const text = paragraphs(
    `# ${title[locale.language]}`,
    question[locale.language],
    summary(result, locale),
    findings(result, locale),
    ...sections.map((part) => sectionText(part, locale)),
    conditions(content.conditions, result.seeds, locale),
    reproduce(content.reproduction, locale),
  );
  return `${text}\n`;
}
