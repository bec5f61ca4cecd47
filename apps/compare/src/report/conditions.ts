import type { Condition } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { section, table } from './markdown.ts';

/** All that the runs depend on, exact. */
export function conditions(
  given: readonly Condition[],
  seeds: readonly number[],
  locale: Locale,
): string {
  const { text, language } = locale;
  const words = text.report.conditions;
  const rows = given.map(({ label, value }) => [
    label[language],
    typeof value === 'object' ? value[language] : String(value),
  ]);
  const seedRow = [seeds.length > 1 ? words.seeds : words.seed, seedsText(seeds, locale)];
  const columns = [{ heading: words.condition }, { heading: words.value }];
  return section(words.heading, words.intro, table(columns, [...rows, seedRow]));
}

/** Seeds that follow each other by their ends, others one by one. */
function seedsText(seeds: readonly number[], { text }: Locale): string {
  const [first] = seeds;
  return seeds.length > 3 && areConsecutive(seeds)
    ? text.report.conditions.range(
        String(first),
        String(first + seeds.length - 1),
        String(seeds.length),
      )
    : seeds.join(', ');
}

function areConsecutive(seeds: readonly number[]): boolean {
  return seeds.every((seed, i) => seed === seeds[0] + i);
}
