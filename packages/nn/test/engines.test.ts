import { bundle, otherEngines, type Program, skipWithout, thisNode } from '@semente/engines';
import { beforeAll, describe, expect, it } from 'vitest';
import { trainingCases } from './training-cases.ts';

describe('ten steps from every initializer and by every optimizer', () => {
  let program: Program;
  let here: Record<'eager' | 'compiled', Record<string, string>>;
  beforeAll(async () => {
    program = await bundle(new URL('engines/steps.ts', import.meta.url));
    here = (await thisNode.run(program)) as typeof here;
  }, 120_000);

  it('are the same, compiled or not', () => {
    expect(Object.keys(here.eager)).toHaveLength(2 * trainingCases.length);
    expect(here.compiled).toEqual(here.eager);
  });

  for (const engine of otherEngines) {
    it(`are the same on ${engine.name}`, async ({ skip }) => {
      skipWithout(engine, skip);
      expect(await engine.run(program)).toEqual(here);
    }, 120_000);
  }
});
