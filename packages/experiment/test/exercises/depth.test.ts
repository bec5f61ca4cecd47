import { beforeAll, describe, expect, it } from 'vitest';
import depth from '../../src/exercises/depth.ts';
import { type ExperimentResult, plan, runExperiment, sectionsOf } from '../../src/index.ts';
import type { DepthMeasurement } from '../../src/signals/measurement.ts';

const choice = {
  variants: ['he', 'glorot', 'torch-default'],
  settings: { depths: [22, 30], iterations: 600 },
};

const measurementsOf = ({ variants }: ExperimentResult): DepthMeasurement[] =>
  variants.flatMap(({ runs }) => runs.map(({ measurement }) => measurement as DepthMeasurement));

describe('two depths from three kinds of weights', () => {
  let result: ExperimentResult;
  beforeAll(async () => {
    result = await runExperiment(depth, choice);
  }, 300_000);

  it('confirm every finding', () => {
    expect(result.findings).toHaveLength(3);
    for (const { holds, evidence } of result.findings) expect(holds, evidence.en).toBe(true);
  });

  it('say at which depths each learns', () => {
    expect(result.variants.map(({ comment }) => comment?.en)).toEqual([
      'learns with 22 and 30 layers',
      'learns with 22 layers',
      'learns at no depth',
    ]);
    expect(result.variants.map(({ trained }) => trained?.count)).toEqual([1, 0, 0]);
  });

  it('lose half of Glorot’s signal in every layer, and keep He’s', () => {
    const [he, glorot] = measurementsOf(result).map(({ networks: [, { signals }] }) => {
      const [first, last] = [signals[4], signals[28]].map(({ meanSquare }) => Number(meanSquare));
      return (last / first) ** (1 / 24);
    });
    // A layer of 64 units is off by a share of about √(5 / 64), and 24 of them average out.
    expect(Math.abs(he - 1)).toBeLessThan(0.2);
    expect(Math.abs(2 * glorot - 1)).toBeLessThan(0.2);
  });

  it('are reported with a panel for each depth and a row for each network', async () => {
    const [training, signals, last] = await sectionsOf(plan(depth, choice), measurementsOf(result));
    const [curves] = training.blocks;
    expect(curves.kind === 'lines' && curves.panels.map(({ title }) => title?.en)).toEqual([
      '22 layers',
      '30 layers',
    ]);
    expect(signals.blocks).toHaveLength(3);
    const [table] = last.blocks;
    expect(table.kind === 'table' && table.rows).toHaveLength(6);
  });
});

it.each(depth.variants.map(({ name }) => name))('starts and trains from %s', async (name) => {
  const settings = { depths: [4, 7], iterations: 1 };
  const { variants } = await runExperiment(depth, { variants: [name], settings });
  const { networks } = variants[0].runs[0].measurement as DepthMeasurement;
  expect(networks.map((network) => network.depth)).toEqual([4, 7]);
  for (const { curve, signals } of networks) {
    expect(curve.map(({ iteration }) => iteration)).toEqual([0, 1]);
    expect(signals.length).toBeGreaterThan(0);
  }
});

it('speaks of what was run alone', async () => {
  const settings = { depths: [4], iterations: 0 };
  const { findings } = await runExperiment(depth, { variants: ['he', 'glorot'], settings });
  expect(findings).toEqual([]);
});
