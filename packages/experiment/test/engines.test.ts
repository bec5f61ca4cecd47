import { bundle, chromium, node24, type Program, thisNode } from '@semente/engines';
import { beforeAll, describe, expect, it } from 'vitest';

describe("the notebook's first thousand steps", () => {
  let program: Program;
  let here: Record<string, string>;
  beforeAll(async () => {
    program = await bundle(new URL('engines/notebook.ts', import.meta.url));
    here = (await thisNode.run(program)) as Record<string, string>;
  }, 120_000);

  it.each(['random', 'he'])('from %s are the same, compiled or not', (scheme) => {
    for (const dtype of ['float64', 'float32']) {
      expect(here[`${scheme} ${dtype} compiled`]).toMatch(/^[\da-f]{64}$/);
      expect(here[`${scheme} ${dtype} compiled`]).toBe(here[`${scheme} ${dtype} eager`]);
    }
  });

  for (const { name, missing, run } of [node24, chromium]) {
    it(`are the same on ${name}`, async ({ skip }) => {
      skip(missing !== null, String(missing));
      expect(await run(program)).toEqual(here);
    }, 120_000);
  }
});
