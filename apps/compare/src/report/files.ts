import type { ExperimentResult } from '@semente/experiment';
import { figureKinds } from '../figures/figures.ts';
import type { Locale } from '../locale.ts';
import type { ReportFile } from '../write-report.ts';
import { compactJson } from './compact-json.ts';
import { report } from './report.ts';

export const reportName = 'report.md';
const resultsName = 'results.json';

/** The paths of a report's files, whatever its exercise: a later report replaces an earlier one. */
export const reportPaths: readonly string[] = [
  ...figureKinds.map(({ file }) => figurePath(file)),
  resultsName,
  reportName,
];

/** All files of the report on a result; the report itself, which refers to the others, is last. */
export function reportFiles(result: ExperimentResult, locale: Locale): readonly ReportFile[] {
  const figures = figureKinds.map((kind) => ({
    path: figurePath(kind.file),
    ...kind.draw(result, locale),
  }));
  return [
    ...figures.map(({ path, svg }) => ({ path, content: svg })),
    { path: resultsName, content: compactJson(result) },
    { path: reportName, content: report(result, figures, locale) },
  ];
}

function figurePath(file: string): string {
  return `figures/${file}`;
}
