import { describe, expect, it } from 'vitest';
import { doShortRuns } from '../src/runs/short-runs.ts';

interface Outcome {
  readonly done: number;
  readonly kept: readonly string[];
}

/** Does runs that take so many milliseconds each, by a clock that they move. */
async function doRunsOf(
  durations: readonly number[],
  { threads = 2, catches = false }: { readonly threads?: number; readonly catches?: boolean } = {},
): Promise<Outcome> {
  let time = 0;
  const kept: string[] = [];
  const done = await doShortRuns(
    durations.map((duration, i) => ({ name: String(i), duration })),
    async ({ name, duration }, onProgress) => {
      for (let i = 0; i <= 10; i++, time += duration / 10) {
        try {
          onProgress({ variant: name, seed: 0, shareDone: i / 10 });
        } catch (error) {
          if (!catches) throw error;
        }
      }
      return name;
    },
    {
      threads,
      onProgress: () => {},
      onDone: ({ name }) => kept.push(name),
      now: () => time,
    },
  );
  return { done, kept };
}

describe('runs in the thread of the program', () => {
  it('are all of them if they are short', async () => {
    expect(await doRunsOf([400, 400, 400])).toEqual({ done: 3, kept: ['0', '1', '2'] });
  });

  it('are given up for threads if they are long', async () => {
    expect(await doRunsOf([60_000, 60_000])).toEqual({ done: 0, kept: [] });
  });

  it('are given up for threads if they are many', async () => {
    const { done, kept } = await doRunsOf(Array.from({ length: 100 }, () => 200));
    expect(kept).toHaveLength(done);
    expect(done).toBeLessThan(5);
  });

  it('are all of them if no other thread could help, however long they are', async () => {
    expect(await doRunsOf([60_000])).toEqual({ done: 1, kept: ['0'] });
    expect(await doRunsOf([60_000, 60_000], { threads: 1 })).toMatchObject({ done: 2 });
  });

  it('do not count once they were given up, even if they go on', async () => {
    expect(await doRunsOf([60_000, 60_000], { catches: true })).toEqual({ done: 0, kept: [] });
  });
});
