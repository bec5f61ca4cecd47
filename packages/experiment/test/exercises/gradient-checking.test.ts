import { beforeAll, describe, expect, it } from 'vitest';
import gradientChecking from '../../src/exercises/gradient-checking.ts';
import {
  differenceAt,
  float32,
  float64,
  type PassMeasurement,
} from '../../src/gradient-check/measurement.ts';
import { type ExperimentResult, plan, runExperiment, sectionsOf } from '../../src/index.ts';

let result: ExperimentResult;
beforeAll(async () => {
  result = await runExperiment(gradientChecking);
}, 60_000);

const measured = (name: string): PassMeasurement => {
  const variant = result.variants.find((candidate) => candidate.name === name);
  if (!variant) throw new Error(`the run has no variant ${name}`);
  return variant.runs[0].measurement as PassMeasurement;
};

describe('the gradient checking notebook', () => {
  it('printed the same difference for its two mistakes, to nine digits', () => {
    const difference = differenceAt(measured('notebook'), float64, 1e-7);
    expect(Math.abs(difference / 0.2850931567761624 - 1)).toBeLessThan(1e-9);
  });

  it('printed a difference of the same size for the correct pass, which is all rounding', () => {
    const difference = differenceAt(measured('correct'), float64, 1e-7);
    expect(difference).toBeGreaterThan(1.1e-7);
    expect(difference).toBeLessThan(1.3e-7);
  });
});

describe('the check', () => {
  it('confirms every finding', () => {
    expect(result.findings.map(({ holds }) => holds)).toEqual(
      Array.from({ length: 6 }, () => true),
    );
  });

  it('lets the correct pass through alone', () => {
    const comments = result.variants.map(({ comment }) => comment?.en.split(':')[0]);
    expect(comments).toEqual(['passes', ...Array.from({ length: 5 }, () => 'is reported')]);
  });

  it('comes closer with the square of the step until rounding takes over', () => {
    const at = (epsilon: number): number => differenceAt(measured('correct'), float64, epsilon);
    expect(at(1e-2) / at(1e-3)).toBeCloseTo(100, 0);
    expect(at(1e-10)).toBeGreaterThan(10 * at(1e-8));
  });

  it('sees no change at all where float32 has none left', () => {
    expect(differenceAt(measured('correct'), float32, 1e-12)).toBe(1);
  });

  it('misses a mistake in a line that no gradient passes', async () => {
    const choice = { variants: ['doubled-weight'], seeds: [29] };
    const { variants, findings } = await runExperiment(gradientChecking, choice);
    expect(variants[0].comment?.en).toMatch(/^passes: /);
    expect(findings.map(({ holds }) => holds)).toEqual([false]);
  });

  it('speaks of what was run alone', async () => {
    const { findings } = await runExperiment(gradientChecking, { variants: ['forgotten-mask'] });
    expect(findings).toHaveLength(1);
  });

  it('gives the same result, compiled or not', async () => {
    const choice = { variants: ['correct'], seeds: [2] };
    const [compiled, eager] = await Promise.all(
      [true, false].map((isCompiled) => runExperiment(gradientChecking, choice, { isCompiled })),
    );
    expect(eager).toEqual(compiled);
  });
});

describe('the report on the check', () => {
  it('shows differences of both types, where mistakes are caught, and the printed numbers', async () => {
    const runs = gradientChecking.variants.map(({ name }) => measured(name));
    const [figures, caught, notebook] = await sectionsOf(plan(gradientChecking), runs);
    const [figure] = figures.blocks;
    if (figure.kind !== 'lines') throw new Error('the figure has lines');
    expect(figure.panels.map(({ lines }) => lines.length)).toEqual([7, 6]);
    const [where] = caught.blocks;
    if (where.kind !== 'table') throw new Error('there is a table of the steps');
    const allButCorrect = gradientChecking.variants.slice(1).map(({ title }) => title);
    expect(where.rows.map(([title]) => title)).toEqual(allButCorrect);
    const [table] = notebook.blocks;
    const printed = table.kind === 'table' && table.rows.slice(0, 3).map((row) => row[1]);
    expect(printed).toEqual(['1.1890913022840002e-07', '0.2850931567761624', '–']);
  });

  it('compares with nothing printed under another seed', async () => {
    const choice = { seeds: [2], variants: ['forgotten-mask'] };
    const sections = await sectionsOf(plan(gradientChecking, choice), [measured('forgotten-mask')]);
    expect(sections.map(({ blocks }) => blocks.length)).toEqual([1, 1]);
  });
});
