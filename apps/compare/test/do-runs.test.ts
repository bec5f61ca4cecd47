import { type Plan, plan } from '@semente/experiment';
import initialization from '@semente/experiment/exercises/initialization';
import { describe, expect, it } from 'vitest';
import { builtInPath } from '../src/exercises/built-in.ts';
import { doRuns, RunError } from '../src/runs/do-runs.ts';
import type { RunKey } from '../src/runs/store.ts';
import { planned, wanderPath } from './planned.ts';

function keysOf({ variants, seeds }: Plan): readonly RunKey[] {
  return variants.flatMap(({ name }) => seeds.map((seed) => ({ variant: name, seed })));
}

/** The JSON texts of the measurements of all runs, by the runs. */
async function measure(
  chosen: Plan,
  path: string,
  { workers, isCompiled = true }: { readonly workers: number; readonly isCompiled?: boolean },
): Promise<Readonly<Record<string, string>>> {
  const measurements: Record<string, string> = {};
  await doRuns(chosen, keysOf(chosen), path, {
    workers,
    isCompiled,
    onProgress: () => {},
    onDone: ({ variant, seed }, text) => {
      measurements[`${variant}-${seed}`] = text;
    },
  });
  return measurements;
}

describe('runs', () => {
  const training = plan(initialization, { seeds: [1, 2], settings: { iterations: 20 } });
  const path = builtInPath('initialization');

  it('measure the same, bit for bit, in one thread and in several, compiled and eager', async () => {
    const one = await measure(training, path, { workers: 1 });
    expect(Object.keys(one)).toHaveLength(6);
    expect(await measure(training, path, { workers: 2 })).toEqual(one);
    expect(await measure(training, path, { workers: 3, isCompiled: false })).toEqual(one);
    expect(await measure(training, path, { workers: 1, isCompiled: false })).toEqual(one);
  });

  it.each([1, 2])('tell how far they come, up to their end, with %i workers', async (workers) => {
    const chosen = planned({ seeds: [1, 2] });
    const heard: string[] = [];
    await doRuns(chosen, keysOf(chosen), wanderPath, {
      workers,
      isCompiled: true,
      onProgress: ({ variant, seed, shareDone }) => heard.push(`${variant} ${seed} ${shareDone}`),
      onDone: ({ variant, seed }) => heard.push(`${variant} ${seed} done`),
    });
    for (const key of ['short 1', 'short 2', 'long 1', 'long 2']) {
      // Runs that go at once are heard in any order among each other.
      const own = heard.filter((event) => event.startsWith(`${key} `));
      expect(own[0]).toBe(`${key} 0`);
      expect(own.slice(-2)).toEqual([`${key} 1`, `${key} done`]);
    }
  });

  it.each([1, 2])('end with the first one that fails, with %i workers', async (workers) => {
    const chosen = planned({ variants: ['lost', 'short'] });
    const failure = measure(chosen, wanderPath, { workers });
    await expect(failure).rejects.toThrow(RunError);
    await expect(failure).rejects.toMatchObject({
      message: 'nobody knows the way',
      key: { variant: 'lost', seed: 7 },
    });
  });
});
