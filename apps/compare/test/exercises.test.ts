import { runExperiment } from '@semente/experiment';
import { describe, expect, it } from 'vitest';
import { exercises } from '../src/exercises.ts';
import { localeOf } from '../src/locale.ts';
import { report } from '../src/report/report.ts';

const formula = /\$`[^`$]+`\$/g;
const code = /\(?`[^`]+`\)?/g;

/** What stands between line ends and the bars of tables, where it has words. */
function phrases(markdown: string): readonly string[] {
  return markdown
    .replace(formula, '')
    .replace(code, '')
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => /[a-z]{5}/i.test(phrase));
}

describe.each(exercises)('the report on the exercise $name', (exercise) => {
  const result = runExperiment(exercise, { iterations: 1 });
  const english = report(result, [], localeOf('en'));
  const portuguese = report(result, [], localeOf('pt-BR'));

  it.each([english, portuguese])('has formulas only where Markdown leaves TeX alone', (text) => {
    expect(text).toMatch(formula);
    expect(text.replace(formula, '')).not.toContain('$');
  });

  it('shares no phrase between the languages but code and the titles of schemes', () => {
    const shared = new Set(phrases(english));
    for (const { title } of exercise.variants) shared.delete(title.en);
    expect(phrases(portuguese).filter((phrase) => shared.has(phrase))).toEqual([]);
  });
});
