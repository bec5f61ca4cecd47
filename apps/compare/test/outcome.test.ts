import { expect, it } from 'vitest';
import { localeOf } from '../src/locale.ts';
import { showOutcome } from '../src/outcome.ts';
import { fabricatedResult } from './fabricated-result.ts';

it('ends with a table of the schemes and the path of the report', () => {
  let written = '';
  const output = { write: (text: string) => (written += text) };
  showOutcome(output, fabricatedResult(), 'report/report.md', localeOf('en'));
  expect(written).toBe(
    [
      '',
      'Scheme  Train   Test  Final cost',
      'flat    53.8%  50.5%      0.6931',
      'wild    74.7%  72.9%        0.38',
      'steady  95.3%    95%        0.07',
      '',
      'Report: report/report.md',
      '',
    ].join('\n'),
  );
});
