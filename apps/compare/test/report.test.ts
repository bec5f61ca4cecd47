import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Locale, localeOf } from '../src/locale.ts';
import { reportFiles, reportPaths } from '../src/report/files.ts';
import { report } from '../src/report/report.ts';
import { fabricatedResult } from './fabricated-result.ts';

const result = fabricatedResult();
const en = localeOf('en');
const ptBR = localeOf('pt-BR');

function markdown(locale: Locale, changed = result): string {
  return report(changed, [], locale);
}

/** The lines from a heading to the next of its kind. */
function under(heading: string, text: string): string {
  const level = heading.split(' ')[0];
  const [, after = ''] = `${text}\n`.split(`\n${heading}\n`);
  return after.split(`\n${level} `)[0]?.trim() ?? '';
}

describe('a report in English', () => {
  const text = markdown(en);

  it('starts with the question and the answer in one table', () => {
    expect(text.split('\n').slice(0, 12).join('\n')).toBe(
      `# A made-up exercise

Does the rule \`a | b\` matter?

## Results

| Scheme | Rule | Train accuracy | Test accuracy | Final cost | Comment |
| :--- | :--- | ---: | ---: | ---: | :--- |
| Flat (\`flat\`) | $\`w = 0\`$ | 53.8% | 50.5% | 0.6931 | ends at \\| 0.6931471805599453 |
| Wild & < large (\`wild\`) | $\`w \\sim 10 \\, \\|N(0, 1)\\|\`$ | 74.7% | 72.9% | 0.38 | ends at \\| 0.38 |
| Steady (\`steady\`) | $\`w \\sim N(0, 2 / n)\`$ | 95.3% | 95% | 0.07 | ends at \\| 0.07 |
`,
    );
  });

  it('says of each claim whether this run confirms it', () => {
    expect(under('## What the measurements show', text)).toBe(
      `1. **The flat scheme stays flat.**

   ✓ Confirmed. Its rank is 0 | 0.

2. **The wild scheme is best.**

   ✗ Refuted by this run. It ends at 0.38.`,
    );
  });

  it('lists all conditions, exact', () => {
    expect(under('## Set-up', text)).toContain(
      `| Data set | \`rings\` |
| Points | 60 for training, 20 for testing |
| Seeds of the points | 11 for training, 12 for testing |
| Noise (standard deviation) | 0.05 |
| Units per layer, inputs first | 2 – 10 – 5 – 1 |
| Activation of the hidden layers | bends |
| Optimizer | gradient descent |
| Learning rate | 0.01 |
| Iterations | 3000 |
| Number type | \`float64\` |
| Seed of the initial weights | 7 |`,
    );
  });

  it('shows each layer before and after training', () => {
    expect(under('## Layer by layer', text)).toContain(
      '| Flat | 1 | 10 × 2 | 0 → 0 | 1 → 1 | 100% → 100% | 0 → 0 | 0 → 0 |',
    );
  });

  it('shows the first cost in both forms, and that only one of them is infinite', () => {
    const section = under('## The first cost, from probabilities and from logits', text);
    expect(section).toContain('| Wild & < large (`wild`) | 0 | ∞ | 130.38 |');
    expect(section).toContain(
      'With Wild & < large the first form is infinite; the second shows that the cost is 130.4, a finite number.',
    );
  });

  it('gives the command that makes it again', () => {
    expect(text).toContain(
      'npx -y pnpm@10 compare made-up --schemes flat,wild,steady --iterations 3000 --learning-rate 0.01 --seed 7 --dataset rings --lang en\n',
    );
  });
});

describe('the notebook’s numbers', () => {
  const section = under('## Compared with the notebook’s printed numbers', markdown(en));

  it('stand beside ours as both are printed, with the difference, where there are any', () => {
    expect(under('### Wild & < large (`wild`)', `\n${section}`)).toBe(
      `| Iteration | Notebook | Ours | Relative difference |
| :--- | ---: | ---: | ---: |
| 0 | inf | ∞ | both infinite |
| 1000 | 0.381 | 0.38 | 2.6e-3 |
| Train accuracy | 0.83 | 0.7466666666666666 | 1.0e-1 |
| Test accuracy | 0.86 | 0.7285714285714285 | 1.5e-1 |

Largest relative difference of a cost: 0.0026, at iteration 1,000.

Steady (\`steady\`): the notebook prints nothing for this scheme under these conditions.`,
    );
  });

  it('are said to be equal where they are', () => {
    expect(under('### Flat (`flat`)', `\n${section}`)).toContain(
      'All costs are equal to the last digit.',
    );
  });

  it('are left out, with the reason, under other conditions', () => {
    const variants = result.variants.map((variant) => ({ ...variant, reference: null }));
    const other = under(
      '## Compared with the notebook’s printed numbers',
      markdown(en, fabricatedResult({ variants })),
    );
    expect(other).toMatch(/^The conditions of this run are not the notebook’s own, .*\.$/);
  });
});

describe('a report in Brazilian Portuguese', () => {
  const text = markdown(ptBR);

  it('has its own words and the decimal comma in prose', () => {
    expect(text).toContain(
      `# Um exercício inventado

A regra \`a | b\` importa?

## Resultados

| Esquema | Regra | Acurácia no treino | Acurácia no teste | Custo final | Comentário |`,
    );
    expect(text).toContain('| 53,8% | 50,5% | 0,6931 |');
    expect(text).toContain('| Otimizador | descida do gradiente |');
    expect(text).toContain('✗ Refutado por esta execução. Termina em 0,38.');
    expect(text).toContain('Maior diferença relativa de um custo: 0,0026, na iteração 1.000.');
  });

  it('leaves exact numbers as JavaScript prints them', () => {
    expect(text).toContain('| 1000 | 0.381 | 0.38 | 2.6e-3 |');
    expect(text).toContain('| Taxa de aprendizado | 0.01 |');
  });

  it('shares no heading with the English one', () => {
    const headings = (report: string): readonly string[] => report.match(/^#+ .*/gm) ?? [];
    const schemes = result.variants.map(({ name }) => name);
    const english = new Set(headings(markdown(en)));
    const shared = headings(text).filter((heading) => english.has(heading));
    expect(shared.filter((heading) => !schemes.some((name) => heading.includes(name)))).toEqual([]);
  });
});

describe.each([en, ptBR])('any report ($language)', (locale) => {
  const files = reportFiles(result, locale);
  const text = files.at(-1)?.content ?? '';

  it('has exactly the files that were announced, the report last', () => {
    expect(files.map(({ path }) => path)).toEqual(reportPaths);
    expect(reportPaths.at(-1)).toBe('report.md');
  });

  it('links every figure, and nothing that is not there', () => {
    const links = [...text.matchAll(/!\[.+\]\((.+)\)/g)].map(([, path]) => path);
    expect(links).toEqual(reportPaths.filter((path) => path.endsWith('.svg')));
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
    expect(text).not.toMatch(/undefined|\[object|NaN|null|function|=>/);
  });

  it('is the same text for the same result', () => {
    expect(reportFiles(fabricatedResult(), locale)).toEqual(files);
  });

  it('has the whole result as JSON', () => {
    const json = files.find(({ path }) => path === 'results.json')?.content ?? '';
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(result)));
  });
});

it('copes with a run that has no cost readings and no findings', () => {
  const bare = fabricatedResult({
    variants: result.variants.map((variant) => ({ ...variant, costs: [], reference: null })),
    findings: [],
  });
  const text = markdown(en, bare);
  expect(text).not.toContain('## The first cost');
  expect(text).not.toContain('## What the measurements show');
});

it('knows no scheme by name', () => {
  const sources = [
    'results',
    'findings',
    'layers',
    'notebook',
    'first-cost',
    'reproduce',
    'report',
  ];
  for (const name of sources) {
    const source = readFileSync(new URL(`../src/report/${name}.ts`, import.meta.url), 'utf8');
    expect(source).not.toMatch(/['"](zeros|random|he)['"]/);
  }
});
