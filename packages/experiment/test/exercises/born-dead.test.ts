import { beforeAll, describe, expect, it } from 'vitest';
import bornDead from '../../src/exercises/born-dead.ts';
import { type ExperimentResult, runExperiment, sectionsOf } from '../../src/index.ts';
import { plan } from '../../src/plan.ts';

const settings = { networks: 1_000, widths: [2, 3], depths: [10, 2, 5], inputs: 9 };

type Births = Awaited<ReturnType<typeof bornDead.measure>>;

let result: ExperimentResult;
beforeAll(async () => {
  result = await runExperiment(bornDead, { settings, seeds: [1, 2, 3] });
}, 300_000); // Generous: the machine may be busy.
const birthsOf = (variant: number): Births =>
  result.variants[variant].runs[0].measurement as Births;

describe('born-dead', () => {
  it('confirms its findings in a thousand networks of each width', () => {
    expect(result.findings.map(({ claim, seeds }) => [claim.en.slice(0, 22), seeds])).toEqual([
      ['With normal weights an', { confirmed: 3, of: 3 }],
      ['The narrower a network', { confirmed: 3, of: 3 }],
      ['Biases do not help if ', { confirmed: 3, of: 3 }],
      ['Randomized asymmetric ', { confirmed: 3, of: 3 }],
    ]);
  });

  it('counts the dead of each width in ascending order of depths', () => {
    const { depths, widths } = birthsOf(0);
    expect(depths).toEqual([2, 5, 10]);
    expect(widths.map(({ width }) => width)).toEqual([2, 3]);
    for (const { dead } of widths) expect(dead).toEqual(dead.toSorted((a, b) => a - b));
  });

  it('draws the networks of a width alike, whatever other widths there are', async () => {
    const choice = { variants: ['he'], settings: { ...settings, widths: [3] } };
    const alone = await runExperiment(bornDead, choice);
    expect((alone.variants[0].runs[0].measurement as Births).widths).toEqual([
      birthsOf(0).widths[1],
    ]);
  });

  it('refutes the bounds if far fewer networks die, or far more', () => {
    const [he] = bornDead.variants;
    const births = birthsOf(0);
    const holdsFor = (scale: number): boolean => {
      const widths = births.widths.map(({ width, dead }) => {
        return { width, dead: dead.map((count) => Math.min(1_000, Math.round(scale * count))) };
      });
      const runs = [{ variant: he, measurement: { ...births, widths } }];
      return bornDead.findings(runs, { ...settings })[0].holds;
    };
    expect(holdsFor(1)).toBe(true);
    expect(holdsFor(0.7)).toBe(false);
    expect(holdsFor(1.5)).toBe(false);
  });

  it('refutes the remedy if as many networks die', () => {
    const [he, , asymmetric] = bornDead.variants;
    const runs = [he, asymmetric].map((variant) => ({ variant, measurement: birthsOf(0) }));
    expect(bornDead.findings(runs, { ...settings }).at(-1)?.holds).toBe(false);
  });

  it('speaks of the variants that were run alone', () => {
    const runs = bornDead.variants.map((variant, i) => ({ variant, measurement: birthsOf(i) }));
    expect(bornDead.findings([], { ...settings })).toEqual([]);
    expect(bornDead.findings([runs[2]], { ...settings })).toEqual([]);
    expect(bornDead.findings([runs[0]], { ...settings })).toHaveLength(2);
  });

  it('summarizes the share of the dead at the greatest depth', () => {
    const { deadShareAtWidth2 } = result.variants[0].metrics;
    const medianOf = birthsOf(0).widths[0].dead[2] / 1_000;
    expect(Number(deadShareAtWidth2.median)).toBeCloseTo(medianOf, 1);
  });

  it('shows the networks of all seeds together, between the bounds', async () => {
    const chosen = plan(bornDead, { settings, seeds: [1, 2, 3] });
    const measurements = result.variants.flatMap(({ runs }) =>
      runs.map(({ measurement }) => measurement as Births),
    );
    const [{ blocks }] = await sectionsOf(chosen, measurements);
    expect(blocks.map(({ kind }) => kind)).toEqual(['text', 'lines', 'table']);
    const [, figure, table] = blocks;
    if (figure.kind !== 'lines' || table.kind !== 'table') throw new Error('unexpected blocks');
    expect(figure.panels.map(({ lines }) => lines.length)).toEqual([5, 5]);
    expect(table.rows).toHaveLength(6);
    const dead = result.variants[0].runs.map(
      ({ measurement }) => (measurement as Births).widths[0].dead[1],
    );
    const share = dead.reduce((sum, count) => sum + count, 0) / 3_000;
    expect(figure.panels[0].lines[0].points[1].y).toBe(share);
  });
});
