import { bundle, otherEngines, type Program, skipWithout, thisNode } from '@semente/engines';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf, runs } from './notebook.ts';

describe("the notebook's 15,000 steps", () => {
  let compiled: Program;
  let eager: Program;
  let here: Record<string, string>;
  beforeAll(async () => {
    compiled = await bundle(new URL('engines/notebook.ts', import.meta.url));
    eager = await bundle(new URL('engines/notebook-eager.ts', import.meta.url));
    here = (await thisNode.run(compiled)) as Record<string, string>;
  }, 120_000);

  it.each(Object.entries(runs))('from %s are the same, compiled or not', async (name, run) => {
    expect(here[name]).toBe(await digestOf(run, 'eager'));
  });

  for (const engine of otherEngines) {
    it(`are the same on ${engine.name}, compiled`, async ({ skip }) => {
      skipWithout(engine, skip);
      expect(await engine.run(compiled)).toEqual(here);
    }, 120_000);

    // Of one run alone, since each takes seconds.
    it(`from he in float64 are the same on ${engine.name}, not compiled`, async ({ skip }) => {
      skipWithout(engine, skip);
      expect(await engine.run(eager)).toBe(here['he in float64']);
    }, 120_000);
  }
});
