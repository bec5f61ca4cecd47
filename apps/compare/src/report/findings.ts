import type { ExperimentResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { paragraphs, section } from './markdown.ts';

/** What the exercise claims, and whether this run bears it out. */
export function findings(
  { findings: found }: ExperimentResult,
  { text, language }: Locale,
): string {
  if (found.length === 0) return '';
  const { heading, confirmed, refuted } = text.report.findings;
  const items = found.map(({ claim, holds, evidence }, index) => {
    const verdict = holds ? `✓ ${confirmed}` : `✗ ${refuted}`;
    const number = `${index + 1}. `;
    return `${number}**${claim[language]}**\n\n${' '.repeat(number.length)}${verdict} ${evidence[language]}`;
  });
  return section(heading, paragraphs(...items));
}
