import type { Locale } from './locale.ts';
import { languages } from './locale.ts';
import { defaultOut, type Exercises } from './options.ts';

/** The answer to `--help`: the options with what each may be and what it is by default. */
export function helpText([first, ...others]: Exercises, { text }: Locale): string {
  const { help } = text;
  const { name, list, number, rate, folder, tag } = help.placeholders;
  const { defaults } = first;
  const names = (items: readonly { readonly name: string }[]): string =>
    items.map((item) => item.name).join(', ');
  const rows = [
    [`--exercise ${name}`, help.exercise(names([first, ...others]), first.name)],
    [`--schemes ${list}`, help.schemes(names(first.variants))],
    [`--iterations ${number}`, help.iterations(String(defaults.iterations))],
    [`--learning-rate ${rate}`, help.learningRate(String(defaults.learningRate))],
    [`--seed ${number}`, help.seed(String(defaults.seed))],
    [`--dataset ${name}`, help.dataset(first.datasets.join(', '), defaults.dataset)],
    [`--out ${folder}`, help.out(defaultOut)],
    [`--lang ${tag}`, help.lang(languages.join(', '))],
    ['-h, --help', help.help],
  ] as const;
  const width = Math.max(...rows.map(([option]) => option.length)) + 2;
  const lines = rows.map(([option, meaning]) => `  ${option.padEnd(width)}${meaning}`);
  return `${[help.usage, '', help.purpose, '', help.options, ...lines].join('\n')}\n`;
}
