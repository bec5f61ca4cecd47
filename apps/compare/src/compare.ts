import { join } from 'node:path';
import { runExperiment } from '@semente/experiment';
import type { Locale } from './locale.ts';
import type { RunCommand } from './options.ts';
import { showOutcome } from './outcome.ts';
import { showProgress } from './progress.ts';
import { reportFiles, reportName, reportPaths } from './report/files.ts';
import { UsageError } from './usage-error.ts';
import { type Obstacle, obstacleTo, writeReport } from './write-report.ts';

/**
 * Runs an exercise, shows its progress and writes the report.
 *
 * @returns the exit code.
 * @throws UsageError before anything is trained if the report cannot be written.
 */
export async function compare({ exercise, settings, out, locale }: RunCommand): Promise<number> {
  const obstacle = obstacleTo(out, reportPaths);
  if (obstacle !== undefined) throw new UsageError(explained(obstacle, out, locale));
  const names = settings.variants ?? exercise.variants.map((variant) => variant.name);
  const onProgress = showProgress(process.stderr, names, locale);
  const result = runExperiment(exercise, settings, { onProgress });
  const files = reportFiles(result, locale);
  try {
    await writeReport(out, files);
  } catch (error) {
    process.stderr.write(`compare: ${locale.text.errors.writeFailed(out, String(error))}\n`);
    return 1;
  }
  showOutcome(process.stdout, result, join(out, reportName), locale);
  return 0;
}

function explained(obstacle: Obstacle, out: string, { text }: Locale): string {
  switch (obstacle.kind) {
    case 'not a folder':
      return text.errors.notAFolder(out, obstacle.path);
    case 'is a folder':
      return text.errors.isAFolder(out, obstacle.path);
    case 'not writable':
      return text.errors.notWritable(out, obstacle.path, obstacle.code);
  }
}
