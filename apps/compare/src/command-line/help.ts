import { defaultVariants, type Exercise, kebabCase, languages } from '@semente/experiment';
import { builtInNames } from '../exercises/built-in.ts';
import { loadExercise } from '../exercises/load.ts';
import type { Locale } from '../locale.ts';
import { UsageError } from '../usage-error.ts';
import { defaultOut, type HelpCommand } from './command.ts';
import { reservedNames } from './program-options.ts';
import { reportFormats } from './report-formats.ts';

/** The answer to `--help`: the exercises, and the options with what each may be for one of them. */
export async function helpText({ exercise, locale }: HelpCommand): Promise<string> {
  const { usage, purpose, exercises, settings, options, resuming } = locale.text.help;
  const names = builtInNames();
  const titles = await Promise.all(
    names.map(async (name): Promise<Row> => [name, await titleOf(name, locale)]),
  );
  return `${usage}

${purpose}

${exercises(names[0])}
${columns(titles)}

${settings(exercise.name)}
${columns([...settingRows(exercise, locale), ...choiceRows(exercise, locale)])}

${options}
${columns(optionRows(locale))}

${resuming}
`;
}

type Row = readonly [name: string, meaning: string];

/** What cannot be loaded says why. */
async function titleOf(name: string, locale: Locale): Promise<string> {
  try {
    return (await loadExercise(name, reservedNames, locale)).exercise.title[locale.language];
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

function settingRows({ settings }: Exercise, { text, language }: Locale): readonly Row[] {
  const { placeholders, setting: meaning } = text.help;
  return Object.entries(settings).map(([name, setting]) => {
    const { description, expected } = setting;
    const fallback = setting.write(setting.default);
    return [
      `--${kebabCase(name)} ${placeholders.value}`,
      meaning(description[language], expected[language], fallback),
    ];
  });
}

/** The options that every exercise has, but that mean something else for each. */
function choiceRows(exercise: Exercise, { text: { help } }: Locale): readonly Row[] {
  const names = exercise.variants.map(({ name }) => name);
  const byDefault = defaultVariants(exercise);
  const fallback = byDefault.length === names.length ? help.all : byDefault.join(', ');
  return [
    [`--schemes ${help.placeholders.list}`, help.schemes(names.join(', '), fallback)],
    [`--seed ${help.placeholders.number}`, help.seed(String(exercise.seed))],
  ];
}

function optionRows({ text: { help } }: Locale): readonly Row[] {
  const { number, part, format, folder, tag } = help.placeholders;
  return [
    [`--seeds ${number}`, help.seeds],
    [`--workers ${number}`, help.workers],
    ['--resume', help.resume],
    ['--fresh', help.fresh],
    [`--shard ${part}`, help.shard],
    ['--eager', help.eager],
    ['--watch', help.watch],
    [`--format ${format}`, help.format(reportFormats.join(', '))],
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
