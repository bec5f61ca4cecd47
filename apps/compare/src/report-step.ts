import { join } from 'node:path';
import { resultOf } from '@semente/experiment';
import type { LoadedExercise } from './exercises/load.ts';
import { mistake } from './exercises/mistake.ts';
import { Failure } from './failure.ts';
import type { Locale } from './locale.ts';
import { mainFile, reportFiles } from './report/files.ts';
import { showOutcome } from './terminal/outcome.ts';
import { UsageError } from './usage-error.ts';
import { type Obstacle, obstacleTo, writeReport } from './write-report.ts';

type Request = Parameters<typeof reportFiles>[0];

/** @throws UsageError if files could not be written to a folder, saying why. */
export function refuseObstacles(out: string, paths: readonly string[], locale: Locale): void {
  const obstacle = obstacleTo(out, paths);
  if (obstacle !== undefined) throw new UsageError(explained(obstacle, out, locale));
}

/**
 * Writes the report on all runs of a plan and shows how they came out.
 *
 * @throws Failure if what the exercise says of its runs cannot be used, or if it cannot be written.
 */
export async function report(
  request: Omit<Request, 'given'>,
  { given, path: source }: LoadedExercise,
  out: string,
): Promise<void> {
  const { plan, measurements, locale, format } = request;
  const files = await filesOf({ ...request, given }, source);
  try {
    await writeReport(out, files);
  } catch (error) {
    throw new Failure(locale.text.errors.writeFailed(out, String(error)), error);
  }
  const path = join(out, mainFile(format));
  showOutcome(process.stdout, resultOf(plan, measurements), path, locale);
}

/** What fails here is what the exercise wrote for the report: its numbers, its texts, its figures. */
async function filesOf(request: Request, source: string): ReturnType<typeof reportFiles> {
  try {
    return await reportFiles(request);
  } catch (error) {
    throw new Failure(request.locale.text.errors.reportFailed(mistake(error, source)), error);
  }
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
