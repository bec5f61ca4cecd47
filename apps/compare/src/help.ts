import type { Exercise } from '@semente/experiment';
import { type Locale, languages } from './locale.ts';
import { defaultOut, type Exercises } from './options.ts';

/** The answer to `--help`: the exercises, and the options with what each may be for one of them. */
export function helpText(exercise: Exercise, exercises: Exercises, locale: Locale): string {
  const { language, text } = locale;
  const { usage, purpose, exercises: heading, options } = text.help;
  const titles = exercises.map(({ name, title }) => [name, title[language]] as const);
  return `${usage}

${purpose}

${heading(exercises[0].name)}
${columns(titles)}

${options(exercise.name)}
${columns(optionRows(exercise, locale))}
`;
}

type Row = readonly [name: string, meaning: string];

function optionRows(exercise: Exercise, { text: { help } }: Locale): readonly Row[] {
  const { list, number, rate, name, folder, tag } = help.placeholders;
  const { variants, defaults, datasets } = exercise;
  const schemes = variants.map((variant) => variant.name);
  return [
    [`--schemes ${list}`, help.schemes(schemes.join(', '))],
    [`--iterations ${number}`, help.iterations(String(defaults.iterations))],
    [`--learning-rate ${rate}`, help.learningRate(String(defaults.learningRate))],
    [`--seed ${number}`, help.seed(String(defaults.seed))],
    [`--dataset ${name}`, help.dataset(datasets.join(', '), defaults.dataset)],
    [`--out ${folder}`, help.out(defaultOut)],
    [`--lang ${tag}`, help.lang(languages.join(', '))],
    ['-h, --help', help.help],
  ];
}

/** The names below each other, and their meanings. */
function columns(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, meaning]) => `  ${name.padEnd(width)}${meaning}`).join('\n');
}
