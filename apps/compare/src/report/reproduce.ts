import type { Locale } from '../locale.ts';
import { paragraphs, section } from './markdown.ts';

export interface Reproduction {
  readonly command: string;
  readonly version: string;
  readonly digest: string;
  readonly seeds: readonly number[];
}

/** The command that gives this report again, how to tell that it did, and what its seeds mean. */
export function reproduce(
  { command, version, digest, seeds }: Reproduction,
  { text }: Locale,
): string {
  const words = text.report.reproduce;
  const first = String(seeds[0]);
  return paragraphs(
    section(words.heading, words.intro(version), `\`\`\`sh\n${command}\n\`\`\``),
    words.result,
    words.digest(digest),
    `### ${words.seedsHeading}`,
    seeds.length > 1 ? words.manySeeds(first) : words.oneSeed(first),
  );
}
