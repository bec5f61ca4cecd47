import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import type { Plan, Progress } from '@semente/experiment';
import { measured } from './perform.ts';
import { doShortRuns } from './short-runs.ts';
import type { RunKey } from './store.ts';

export interface DoRunsOptions {
  /** How many runs go at once; undefined for as many as pay. */
  readonly workers: number | undefined;
  readonly isCompiled: boolean;
  readonly onProgress: (progress: Progress) => void;
  /** Called once for each run, as soon as it is finished, with the JSON text of its measurement. */
  readonly onDone: (key: RunKey, measurement: string) => void;
}

/** A run that ended with an error. */
export class RunError extends Error {
  readonly key: RunKey;

  constructor(key: RunKey, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.key = key;
  }
}

/**
 * Does runs of a plan, in this thread or in several. What a run measures is the same in either.
 *
 * @param path the file of the exercise.
 * @throws RunError for the first run that fails; what `onDone` throws. Nothing runs after that.
 */
export async function doRuns(
  plan: Plan,
  keys: readonly RunKey[],
  path: string,
  options: DoRunsOptions,
): Promise<void> {
  const { workers, isCompiled, onProgress, onDone } = options;
  const threads = Math.min(workers ?? availableParallelism(), keys.length);
  if (threads > 1 && workers !== undefined) return doInThreads(plan, keys, path, threads, options);
  const done = await doShortRuns(
    keys,
    (key, onRunProgress) => named(key, () => measured(plan, key, isCompiled, onRunProgress)),
    { threads, onProgress, onDone },
  );
  const rest = keys.slice(done);
  if (rest.length === 0) return;
  return doInThreads(plan, rest, path, Math.min(threads, rest.length), options);
}

async function doInThreads(
  { settings }: Plan,
  keys: readonly RunKey[],
  path: string,
  threads: number,
  { isCompiled, onProgress, onDone }: DoRunsOptions,
): Promise<void> {
  // Only what needs threads waits for the library.
  const { runPool } = await import('./pool.ts');
  const pool = runPool(threads);
  const exercise = pathToFileURL(path).href;
  const runs = keys.map(async (key) => {
    const task = { exercise, settings, key, isCompiled };
    onDone(key, await named(key, () => pool.run(task, onProgress)));
  });
  try {
    await Promise.all(runs);
  } finally {
    await pool.end();
    await Promise.allSettled(runs);
  }
}

async function named(key: RunKey, run: () => Promise<string>): Promise<string> {
  try {
    return await run();
  } catch (error) {
    throw new RunError(key, error);
  }
}
