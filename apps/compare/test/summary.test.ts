import { describe, expect, it } from 'vitest';
import { localeOf } from '../src/locale.ts';
import { reportFiles } from '../src/report/files.ts';
import { coverageOfRange } from '../src/report/summary.ts';
import { planned } from './planned.ts';

/** The report on so many seeds. */
async function reportOn(count: number, language: 'en' | 'pt-BR' = 'en'): Promise<string> {
  const seeds = Array.from({ length: count }, (_, i) => i);
  const plan = planned({ seeds, variants: ['short'] });
  const measurements = seeds.map((end) => ({ end }));
  const locale = localeOf(language);
  const files = await reportFiles({ plan, measurements, locale, format: 'md' });
  return files.find(({ path }) => path === 'report.md')?.content ?? '';
}

describe('the range of a few draws', () => {
  it.each([2, 3, 4, 5, 6, 7])('of %i holds the median unless all fall on one side', (draws) => {
    const outcomes = Array.from({ length: 1 << draws }, (_, sides) => sides);
    const misses = outcomes.filter((sides) => sides === 0 || sides === (1 << draws) - 1);
    expect(coverageOfRange(draws)).toBe(1 - misses.length / outcomes.length);
    expect(coverageOfRange(draws) >= 0.95).toBe(draws >= 6);
  });
});

describe('a report on fewer than six seeds', () => {
  it('says how little its intervals can be sure of', async () => {
    expect(await reportOn(5)).toContain(
      'From fewer than 6 seeds no interval of a median is that certain: even the one from the smallest to the largest of 5 values holds the true median with a probability of 93.8% only.',
    );
    expect(await reportOn(2, 'pt-BR')).toContain(
      'só contém a mediana verdadeira com probabilidade de 50%.',
    );
  });

  it('says nothing of it where there are more, or where no interval is shown', async () => {
    expect(await reportOn(6)).not.toContain('From fewer than');
    expect(await reportOn(1)).not.toContain('From fewer than');
  });
});
