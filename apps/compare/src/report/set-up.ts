import type { ExperimentResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { code, section, table } from './markdown.ts';

/** All conditions of the run, exact. */
export function setUp({ conditions }: ExperimentResult, { text, language }: Locale): string {
  const words = text.report.setUp;
  const { trainSamples, testSamples, dataSeeds } = conditions;
  const rows = [
    [words.dataset, code(conditions.dataset)],
    [words.points, words.ofEach(String(trainSamples), String(testSamples))],
    [words.dataSeeds, words.ofEach(String(dataSeeds.train), String(dataSeeds.test))],
    [words.noise, String(conditions.noise)],
    [words.layers, conditions.layers.join(' – ')],
    [words.activation, conditions.activation[language]],
    [words.optimizer, conditions.optimizer[language]],
    [words.learningRate, String(conditions.learningRate)],
    [words.iterations, String(conditions.iterations)],
    [words.dtype, code(conditions.dtype)],
    [words.seed, String(conditions.seed)],
  ];
  const columns = [{ heading: words.condition }, { heading: words.value }];
  return section(words.heading, words.intro, table(columns, rows));
}
