import { type Exercise, jobsOf, languages, plan, runJob } from '@semente/experiment';
import { describe, expect, it } from 'vitest';
import { reservedNames } from '../src/command-line/program-options.ts';
import { builtInNames } from '../src/exercises/built-in.ts';
import { loadExercise } from '../src/exercises/load.ts';
import { localeOf } from '../src/locale.ts';
import { reportFiles } from '../src/report/files.ts';

const formula = /\$`[^`$]+`\$/g;
const code = /\(?`[^`]+`\)?/g;

/** What stands between line ends and the bars of tables, where it is more than one word. */
function phrases(markdown: string): readonly string[] {
  return markdown
    .replace(/<!--.*?-->/g, '')
    .replace(formula, '')
    .replace(code, '')
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => /[a-z]{5}/i.test(phrase) && /\s/.test(phrase));
}

const names = builtInNames();
const exercises = await Promise.all(
  names.map(async (name) => (await loadExercise(name, reservedNames, localeOf('en'))).exercise),
);
/** Those that can be told to be short. */
const trainings = exercises.filter(({ settings }) => 'iterations' in settings);

/** The report on two of the variants, in each language. */
async function reports(exercise: Exercise): Promise<readonly string[]> {
  const variants = exercise.variants.slice(0, 2).map(({ name }) => name);
  const chosen = plan(exercise, { variants, settings: { iterations: 1 } });
  const measurements: unknown[] = [];
  for (const job of jobsOf(chosen)) measurements.push(await runJob(chosen, job));
  return Promise.all(
    languages.map(async (language) => {
      const locale = localeOf(language);
      const files = await reportFiles({ plan: chosen, measurements, locale, format: 'md' });
      return files.find(({ path }) => path === 'report.md')?.content ?? '';
    }),
  );
}

describe.each(trainings)('the report on the exercise $name', async (exercise) => {
  const [english, portuguese] = await reports(exercise);

  it.each([english, portuguese])('has formulas only where Markdown leaves TeX alone', (text) => {
    expect(text).toMatch(formula);
    expect(text.replace(formula, '')).not.toContain('$');
  });

  it('shares no phrase between the languages but code and the titles of variants', () => {
    const shared = new Set(phrases(english));
    for (const { title } of exercise.variants) shared.delete(title.en);
    expect(phrases(portuguese).filter((phrase) => shared.has(phrase))).toEqual([]);
  });
});
