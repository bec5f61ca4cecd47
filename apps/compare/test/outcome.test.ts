import { resultOf } from '@semente/experiment';
import { expect, it } from 'vitest';
import { localeOf } from '../src/locale.ts';
import { showOutcome } from '../src/terminal/outcome.ts';
import { planned } from './planned.ts';

function shown(
  seeds: readonly number[],
  language: 'en' | 'pt-BR',
  ends: readonly number[],
): string {
  let written = '';
  const output = { write: (text: string) => (written += text) };
  const result = resultOf(
    planned({ seeds }),
    ends.map((end) => ({ end })),
  );
  showOutcome(output, result, 'report/report.md', localeOf(language));
  return written;
}

it('ends with a table of the variants and the path of the report', () => {
  expect(shown([7], 'en', [1.5, 1234.5])).toBe(
    [
      '',
      'Scheme    End',
      'short     1.5',
      'long    1,235',
      '',
      'Report: report/report.md',
      '',
    ].join('\n'),
  );
});

it('shows medians of several seeds, and how many of them trained', () => {
  expect(shown([7, 8, 9], 'pt-BR', [1, -2, 3, -4, -5, -6])).toBe(
    [
      '',
      'Esquema  End  Treinou',
      'short      1      2/3',
      'long      −5      0/3',
      '',
      'Medianas de 3 sementes.',
      '',
      'Relatório: report/report.md',
      '',
    ].join('\n'),
  );
});
