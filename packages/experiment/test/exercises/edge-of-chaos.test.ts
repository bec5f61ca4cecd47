import { beforeAll, describe, expect, it } from 'vitest';
import type { ChaosMeasurement } from '../../src/chaos/chaos.ts';
import edgeOfChaos from '../../src/exercises/edge-of-chaos.ts';
import { type ExperimentResult, type Finding, runExperiment, sectionsOf } from '../../src/index.ts';
import { plan } from '../../src/plan.ts';

const settings = {
  weightVariances: [3.5, 1, 2],
  depths: [12, 3, 32],
  width: 300,
  layers: 12,
  trainedWidth: 48,
  steps: 120,
  learningRate: 0.05,
};

let result: ExperimentResult;
let measured: ChaosMeasurement[];
const progress: number[] = [];
beforeAll(async () => {
  const onProgress = ({ shareDone }: { shareDone: number }): number => progress.push(shareDone);
  result = await runExperiment(edgeOfChaos, { settings }, { onProgress });
  measured = result.variants.map(({ runs }) => runs[0].measurement as ChaosMeasurement);
}, 300_000); // Generous: the machine may be busy.

const findingsOf = (measurement: ChaosMeasurement): readonly Finding[] =>
  edgeOfChaos.findings(
    [{ variant: edgeOfChaos.variants[0], measurement }],
    plan(edgeOfChaos, { settings }).settings,
  );

describe('edge-of-chaos', () => {
  it('confirms its findings for tanh and ReLU in small', () => {
    expect(result.findings.map(({ claim, holds }) => [claim.en.slice(0, 24), holds])).toEqual([
      ['tanh: in real networks l', true],
      ['tanh: correlations take ', true],
      ['tanh: shallow networks l', true],
      ['tanh: networks deeper th', true],
      ['ReLU: in real networks l', true],
      ['ReLU: correlations take ', true],
      ['ReLU: shallow networks l', true],
      ['ReLU: networks deeper th', true],
    ]);
  });

  it('looks at every variance in ascending order, and at the critical one', () => {
    const [tanh, relu] = measured;
    expect(tanh.critical).toBeCloseTo(1.761, 3);
    expect(tanh.propagations.map(({ weightVariance }) => weightVariance)).toEqual([
      1,
      tanh.critical,
      2,
      3.5,
    ]);
    expect(relu.propagations.map(({ weightVariance }) => weightVariance)).toEqual([1, 2, 3.5]);
    expect(tanh.training.depths).toEqual([3, 12, 32]);
    expect(tanh.training.weightVariances).toEqual([1, 2, 3.5]);
  });

  it('has no fixed point for ReLU from the critical variance on', () => {
    const [, relu] = measured;
    expect(relu.propagations.map(({ fixedPoint }) => fixedPoint.length)).toEqual([
      expect.closeTo(0.1, 12),
      null,
      null,
    ]);
    expect(relu.propagations.map(({ fixedPoint }) => fixedPoint.chi)).toEqual([0.5, 1, 1.75]);
  });

  it('tells how far it is, never backwards', () => {
    const [tanh] = [progress.slice(0, progress.length / 2)];
    expect(tanh).toEqual(tanh.toSorted((a, b) => a - b));
    expect(Math.max(...progress)).toBeLessThanOrEqual(1);
  });

  it('refutes theory if signals go another way', () => {
    const [tanh] = measured;
    const propagations = tanh.propagations.map((each) => ({
      ...each,
      measured: { ...each.measured, lengths: each.measured.lengths.map((q) => 1.5 * q) },
    }));
    expect(findingsOf({ ...tanh, propagations })[0].holds).toBe(false);
    expect(findingsOf(tanh)[0].holds).toBe(true);
  });

  it('refutes the edge if deep networks learn everywhere, nowhere, or elsewhere', () => {
    const [tanh] = measured;
    const edgeHolds = (...deep: number[]): boolean => {
      const training = { ...tanh.training, accuracy: [[0.9, 0.9, 0.9], deep, deep] };
      return findingsOf({ ...tanh, training })[2].holds;
    };
    expect(edgeHolds(0.1, 0.9, 0.1)).toBe(true);
    expect(edgeHolds(0.9, 0.9, 0.9)).toBe(false);
    expect(edgeHolds(0.1, 0.1, 0.1)).toBe(false);
    expect(edgeHolds(0.1, 0.1, 0.9)).toBe(false);
  });

  it('speaks of training only where there is a grid of trainings', () => {
    const [tanh] = measured;
    const training = { weightVariances: [2], depths: [3], accuracy: [[0.9]] };
    expect(findingsOf({ ...tanh, training })).toHaveLength(2);
  });

  it('compares with networks beyond the depth scales only where there are some', () => {
    const [tanh] = measured;
    const training = { ...tanh.training, depths: [1, 2, 3] };
    expect(findingsOf({ ...tanh, training })).toHaveLength(3);
  });

  it('draws signals beside theory, and accuracies under the line of six depth scales', async () => {
    const sections = await sectionsOf(plan(edgeOfChaos, { settings }), measured);
    const blocks = sections.flatMap((section) => section.blocks);
    const kinds = ['text', 'lines', 'table', 'text', 'lines', 'lines', 'text', 'heatmap'];
    expect(blocks.map(({ kind }) => kind)).toEqual(kinds);
    const heatmap = blocks.at(-1);
    if (heatmap?.kind !== 'heatmap') throw new Error('expected a heatmap');
    expect(heatmap.panels[0].values).toEqual(measured[0].training.accuracy);
    const [first] = heatmap.panels[1].lines?.[0].points ?? [];
    expect(first).toEqual({ x: 1, y: expect.closeTo(6 / Math.LN2, 9) });
  });
});
