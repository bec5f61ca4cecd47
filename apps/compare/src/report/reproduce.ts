import type { ExperimentResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { paragraphs, section } from './markdown.ts';

/** The command that gives this report again, and what its seed means. */
export function reproduce(result: ExperimentResult, locale: Locale): string {
  const text = locale.text.report.reproduce;
  const block = `\`\`\`sh\n${command(result, locale)}\n\`\`\``;
  return paragraphs(
    section(text.heading, text.intro, block, text.result),
    `### ${text.seedsHeading}`,
    text.seeds(String(result.conditions.seed)),
  );
}

/** Every option is written out, so that the command means the same when a default changes. */
function command(
  { exercise, conditions, variants }: ExperimentResult,
  { language }: Locale,
): string {
  const { iterations, learningRate, seed, dataset } = conditions;
  return [
    `npx -y pnpm@10 compare ${exercise.name}`,
    `--schemes ${variants.map(({ name }) => name).join(',')}`,
    `--iterations ${iterations}`,
    `--learning-rate ${learningRate}`,
    `--seed ${seed}`,
    `--dataset ${dataset}`,
    `--lang ${language}`,
  ].join(' ');
}
