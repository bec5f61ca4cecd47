import type { Progress } from '@semente/experiment';

/** About how many milliseconds threads need until they have loaded everything. */
const THREAD_START = 2_000;

/** Over fewer milliseconds than these a pace says nothing. */
const LEAST_TIME = 300;

export interface ShortRunsOptions<Key> {
  /** How many there could be. */
  readonly threads: number;
  readonly onProgress: (progress: Progress) => void;
  readonly onDone: (key: Key, measurement: string) => void;
  /** The time in milliseconds. */
  readonly now?: () => number;
}

/**
 * Does runs one after another in this thread for as long as other threads would not pay. A run
 * during which they begin to pay is given up: since runs are pure, it can be done again.
 *
 * @returns the number of runs that are done.
 */
export async function doShortRuns<Key>(
  keys: readonly Key[],
  run: (key: Key, onProgress: (progress: Progress) => void) => Promise<string>,
  { threads, onProgress, onDone, now = () => performance.now() }: ShortRunsOptions<Key>,
): Promise<number> {
  const start = now();
  for (const [done, key] of keys.entries()) {
    const left = keys.length - done;
    const useful = Math.min(threads, left);
    if (done > 0 && threadsPay(((now() - start) / done) * left, useful)) return done;
    const paceOf = paceMeter(now);
    const measurement = await unlessGivenUp((giveUp) =>
      run(key, (progress) => {
        const remaining = paceOf(progress.shareDone) * (left - progress.shareDone);
        if (threadsPay(remaining, useful)) giveUp();
        onProgress(progress);
      }),
    );
    if (measurement === undefined) return done;
    onDone(key, measurement);
  }
  return keys.length;
}

/** Whether threads that share what is left are done before one thread, their start included. */
function threadsPay(millisecondsLeft: number, threads: number): boolean {
  return millisecondsLeft * (1 - 1 / threads) > THREAD_START;
}

/** The milliseconds that a whole run takes, from its shares done; 0 until that can be said. */
function paceMeter(now: () => number): (shareDone: number) => number {
  let first: { readonly time: number; readonly share: number } | undefined;
  return (share) => {
    // What comes before the first share, such as loading data, is no measure of the rest.
    first ??= { time: now(), share };
    const time = now() - first.time;
    return time < LEAST_TIME || share <= first.share ? 0 : time / (share - first.share);
  };
}

/** What work gives; undefined once it has called `giveUp`, which ends it. */
async function unlessGivenUp(
  work: (giveUp: () => never) => Promise<string>,
): Promise<string | undefined> {
  let isGivenUp = false;
  try {
    const result = await work(() => {
      isGivenUp = true;
      throw new Error('given up');
    });
    // An exercise may have caught what was thrown, and then its measurement is of no use.
    return isGivenUp ? undefined : result;
  } catch (error) {
    if (isGivenUp) return undefined;
    throw error;
  }
}
