import type { ExperimentResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { code, section, table } from './markdown.ts';

/** All conditions of the run, exact. */
export function setUp({ conditions }: ExperimentResult, { text }: Locale): string {
  const words = text.report.setUp;
  const { trainSamples, testSamples } = conditions;
  const rows = [
    [words.dataset, code(conditions.dataset)],
    [words.points, words.pointsValue(String(trainSamples), String(testSamples))],
    [words.noise, String(conditions.noise)],
    [words.layers, conditions.layers.join(' – ')],
    [words.activation, code(conditions.activation)],
    [words.optimizer, code(conditions.optimizer)],
    [words.learningRate, String(conditions.learningRate)],
    [words.iterations, String(conditions.iterations)],
    [words.dtype, code(conditions.dtype)],
    [words.seed, String(conditions.seed)],
  ];
  const columns = [{ heading: words.condition }, { heading: words.value }];
  return section(words.heading, words.intro, table(columns, rows));
}
