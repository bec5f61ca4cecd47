import type { ExperimentResult, FindingResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { paragraphs, section } from './markdown.ts';

/** What the exercise claims, and whether the measurements bear it out. */
export function findings({ findings: found, seeds }: ExperimentResult, locale: Locale): string {
  if (found.length === 0) return '';
  const { heading, evidence } = locale.text.report.findings;
  const intro = seeds.length > 1 ? evidence(String(seeds[0])) : '';
  return section(heading, intro, paragraphs(...found.map((one, i) => item(one, i + 1, locale))));
}

/** The claim with the verdict in one sentence, and below it what decided. */
function item(
  { claim, evidence, ...judged }: FindingResult,
  place: number,
  locale: Locale,
): string {
  const number = `${place}. `;
  const mark = judged.holds ? '✓' : '✗';
  const { language } = locale;
  return `${number}${mark} **${claim[language]}** ${verdict(judged, locale)}\n\n${' '.repeat(number.length)}${evidence[language]}`;
}

function verdict(
  { holds, seeds: { confirmed, of } }: Pick<FindingResult, 'holds' | 'seeds'>,
  { text }: Locale,
): string {
  const words = text.report.findings;
  if (of > 1) return words.confirmedUnder(String(confirmed), String(of));
  return holds ? words.confirmed : words.refuted;
}
