import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type Locale, localeOf } from '../src/locale.ts';
import { mainFile, type ReportFormat, reportFiles, reportPaths } from '../src/report/files.ts';
import type { ReportFile } from '../src/report-file.ts';
import { fabricated, sectionOf } from './fabricated.ts';
import { fabricatedFigures, linesFigure } from './fabricated-figures.ts';

const en = localeOf('en');
const ptBR = localeOf('pt-BR');
const seeds = [7, 8, 9, 10];

function filesOf(
  locale: Locale,
  made = fabricated(),
  format: ReportFormat = 'md',
): Promise<readonly ReportFile[]> {
  return reportFiles({ ...made, locale, format });
}

async function markdown(locale: Locale, made = fabricated()): Promise<string> {
  return contentOf('report.md', await filesOf(locale, made));
}

function contentOf(path: string, files: readonly ReportFile[]): string {
  return files.find((file) => file.path === path)?.content ?? '';
}

/** The lines from a heading to the next of its kind. */
function under(heading: string, text: string): string {
  const level = heading.split(' ')[0];
  const [, after = ''] = `${text}\n`.split(`\n${heading}\n`);
  return after.split(`\n${level} `)[0]?.trim() ?? '';
}

describe('a report in English', async () => {
  const text = await markdown(en);

  it('starts with the question and the answer in one table', () => {
    expect(text.split('\n').slice(0, 12).join('\n')).toBe(
      `# A made-up exercise

Does the rule \`a | b\` matter?

## Results

| Variant | Rule | Accuracy | Final cost | Comment |
| :--- | :--- | ---: | ---: | :--- |
| Flat (\`flat\`) | $\`w = 0\`$ | 50% | 0.6931 | ends at \\| 0.6931471805599453 |
| Wild & < large (\`wild\`) | $\`w \\sim 10 \\, \\|N(0, 1)\\|\`$ | 83% | 0.45 | ends at \\| 0.45 |
| Steady (\`steady\`) | $\`w \\sim N(0, 2 / n)\`$ | 95.3% | 0.077 | ends at \\| 0.07700000000000001 |
`,
    );
  });

  it('says of each claim whether this run confirms it, and below it what decided', () => {
    expect(under('## What the measurements show', text)).toBe(
      `1. ✓ **The flat variant stays flat.** Confirmed.

   Its rank is 0 | 0.

2. ✗ **The wild variant is worst.** Refuted by this run.

   It ends at 0.45.`,
    );
  });

  it('has the sections of its exercise as their author wrote them', () => {
    expect(under('## Figures', text)).toMatch(
      /^As drawn:\n\n### Of lines & more\n\n!\[Shows \\\[lines\\\]\.\]\(figures\/lines\.svg\)\n\nWhat lines mean\.\n\n###/,
    );
    expect(under('## In numbers', text)).toBe(
      `### Of | each

| Name | Share | Exactly |
| :--- | ---: | ---: |
| a \\| b | 12.3% | 0.1234 |
| first | NaN | ∞ |`,
    );
  });

  it('lists all conditions, exact', () => {
    expect(under('## Conditions', text)).toContain(
      `| Condition | Value |
| :--- | :--- |
| Number type | \`float64\` |
| Steps | 3000 |
| Optimizer | gradient descent |
| Seed | 7 |`,
    );
  });

  it('gives the command that makes it again, with every setting', () => {
    expect(text).toContain(
      'npx -y pnpm@10 compare made-up --schemes flat,wild,steady --max-steps 3000 --seed 7 --lang en\n',
    );
  });
});

describe('a report on several seeds', async () => {
  const text = await markdown(en, fabricated({ seeds }));

  it('gives the median, the quartiles and an interval, and how many runs trained', () => {
    const [, , , wild] = under('## Results', text).split('\n');
    expect(wild).toMatch(
      /^\| Wild & < large \(`wild`\) \|.*\| 83%<br>\[83% – 83%\]<br>\(83% – 83%\) \| 0\.475<br>\[0\.465 – NaN\]<br>\(0\.45 – NaN\) \| 3 of 4<br>\(30\.1% – 95\.4%\) \| ends at \\\| 0\.45 \|$/,
    );
    expect(text).toContain('| Trained | Comment (seed 7) |');
    expect(text).toContain('Over 4 seeds: the median;');
  });

  it('says under how many seeds a claim was confirmed', () => {
    const findings = under('## What the measurements show', text);
    expect(findings).toContain('✓ **The flat variant stays flat.** Confirmed under 4 of 4 seeds.');
    expect(findings).toContain('✗ **The wild variant is worst.** Confirmed under 1 of 4 seeds.');
    expect(findings).toContain('The numbers after it are those of seed 7,');
  });

  it('lists the seeds, and asks for them', async () => {
    expect(text).toContain('| Seeds | 7 to 10 (4 seeds) |');
    expect(text).toContain('--seed 7 --seeds 4 ');
    expect(await markdown(en, fabricated({ seeds: [7, 8] }))).toContain('| Seeds | 7, 8 |');
  });
});

describe('a report in Brazilian Portuguese', async () => {
  const text = await markdown(ptBR);

  it('has its own words and the decimal comma in prose', () => {
    expect(text).toContain(
      `# Um exercício inventado

A regra \`a | b\` importa?

## Resultados

| Variante | Regra | Acurácia | Custo final | Comentário |`,
    );
    expect(text).toContain('| 95,3% | 0,077 |');
    expect(text).toContain('| Otimizador | descida do gradiente |');
    expect(text).toContain('Refutado por esta execução.\n\n   Termina em 0,45.');
  });

  it('leaves exact numbers as JavaScript prints them', () => {
    expect(text).toContain('| a \\| b | 12,3% | 0.1234 |');
    expect(text).toContain('| Passos | 3000 |');
  });

  it('shares no heading with the English one', async () => {
    const headings = (report: string): readonly string[] => report.match(/^#+ .*/gm) ?? [];
    const english = new Set(headings(await markdown(en)));
    expect(headings(text).filter((heading) => english.has(heading))).toEqual([]);
  });
});

describe.each([en, ptBR])('any report ($language)', async (locale) => {
  const files = await filesOf(locale, fabricated({ seeds }));
  const text = contentOf('report.md', files);

  it('has the files that were announced and the figures, the report last', () => {
    const figures = fabricatedFigures.map(({ file }) => `figures/${file}.svg`);
    const announced = reportPaths('md').filter((path) => !path.endsWith('/'));
    expect(files.map(({ path }) => path).sort()).toEqual([...announced, ...figures].sort());
    expect(files.at(-1)?.path).toBe(mainFile('md'));
  });

  it('links every figure, and nothing that is not there', () => {
    const links = [...text.matchAll(/!\[.+\]\((.+)\)/g)].map(([, path]) => path);
    expect(links).toEqual(fabricatedFigures.map(({ file }) => `figures/${file}.svg`));
  });

  it('has tables whose rows all have as many cells as the header', () => {
    for (const table of text.match(/(^\|.*\n)+/gm) ?? []) {
      const widths = table
        .trim()
        .split('\n')
        .map((row) => row.match(/(?<!\\)\|/g)?.length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  it('holds no value that failed to become text', () => {
    expect(text).not.toMatch(/undefined|\[object|null|function|=>/);
  });

  it('is the same text for the same measurements', async () => {
    expect(await filesOf(locale, fabricated({ seeds }))).toEqual(files);
  });
});

describe('the results as JSON', async () => {
  const json = contentOf('results.json', await filesOf(en, fabricated({ seeds })));
  const results: Readonly<Record<string, unknown>> = JSON.parse(json);

  it('hold every measurement of every run', () => {
    const { measurements } = fabricated({ seeds });
    expect(results).toMatchObject({
      seeds,
      settings: { maxSteps: 3000 },
      variants: [0, 1, 2].map((i) => ({
        runs: seeds.map((seed, j) => ({ seed, measurement: measurements[4 * i + j] })),
      })),
    });
  });

  it('are the same in every language and format', async () => {
    for (const format of ['md', 'html', 'json'] as const) {
      expect(contentOf('results.json', await filesOf(ptBR, fabricated({ seeds }), format))).toBe(
        json,
      );
    }
  });

  it('are what the schema beside them says, and nothing else is', async () => {
    const files = await filesOf(en, fabricated(), 'json');
    expect(files.map(({ path }) => path)).toEqual(['results.schema.json', 'results.json']);
    const schema: object = JSON.parse(contentOf(String(results.$schema), files));
    const validate = new Ajv2020({ strictTypes: false }).compile(schema);
    for (const given of [json, contentOf('results.json', files)]) {
      validate(JSON.parse(given));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ ...results, more: 1 })).toBe(false);
    expect(validate({ ...results, seeds: [7, 7] })).toBe(false);
  });

  it('have a digest of the measurements alone, which the report names', async () => {
    const digestIn = async (made: ReturnType<typeof fabricated>): Promise<unknown> =>
      JSON.parse(contentOf('results.json', await filesOf(en, made, 'json'))).digest;
    const reworded = fabricated({ changes: { title: { en: 'Other', 'pt-BR': 'Outro' } } });
    const given = await digestIn(fabricated());
    expect(given).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await digestIn(reworded)).toBe(given);
    expect(await digestIn(fabricated({ seeds: [8] }))).not.toBe(given);
    expect(await markdown(en)).toContain(`\`${given}\``);
  });
});

it('copes with an exercise that trains nothing, comments on nothing and claims nothing', async () => {
  const { hasTrained: _, comment: __, ...exercise } = fabricated().plan.exercise;
  const made = fabricated({ seeds });
  const bare = { ...exercise, findings: () => [], metrics: () => [], sections: () => [] };
  const text = await markdown(en, { ...made, plan: { ...made.plan, exercise: bare } });
  expect(text).toContain('| Variant | Rule |\n');
  expect(text).not.toContain('## What the measurements show');
  expect(text).not.toContain('Over 4 seeds');
});

it.each([
  ['two figures of one file', [linesFigure, linesFigure], "two figures have the file 'lines'"],
  [
    'a figure whose file would leave the folder',
    [{ ...linesFigure, file: '../lines' }],
    "a figure's file must be a name in kebab case, got '../lines'",
  ],
])('refuses %s', async (_, figures, message) => {
  const made = fabricated({ changes: { sections: () => sectionOf(figures) } });
  await expect(filesOf(en, made)).rejects.toThrow(new RangeError(message));
});

it('calls an exercise of the user’s own by its path', async () => {
  const files = await reportFiles({
    ...fabricated(),
    given: './my lesson.ts',
    locale: en,
    format: 'md',
  });
  expect(contentOf('report.md', files)).toContain("compare './my lesson.ts' --schemes");
});

it('puts values into the command as shells leave them alone', async () => {
  const { plan, measurements } = fabricated();
  const { maxSteps } = plan.exercise.settings;
  const write = (): string => "it's $5";
  const settings = { maxSteps: { ...maxSteps, write } };
  const made = { measurements, plan: { ...plan, exercise: { ...plan.exercise, settings } } };
  expect(await markdown(en, made)).toContain("--max-steps 'it'\\''s $5' ");
});

it('knows no variant by name', () => {
  for (const name of ['summary', 'findings', 'sections', 'conditions', 'command', 'report']) {
    const source = readFileSync(new URL(`../src/report/${name}.ts`, import.meta.url), 'utf8');
    expect(source).not.toMatch(/['"](zeros|random|he)['"]/);
  }
});
