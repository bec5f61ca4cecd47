import {
  browsers,
  bundle,
  node24,
  otherEngines,
  type Program,
  skipWithout,
  thisNode,
} from '@semente/engines';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcomes } from './engines/fused.ts';
import { uses } from './operation-uses.ts';

describe('a thousand random programs', () => {
  let program: Program;
  let here: Record<string, string>;
  beforeAll(async () => {
    program = await bundle(new URL('engines/random-programs.ts', import.meta.url));
    here = (await thisNode.run(program)) as Record<string, string>;
  }, 120_000);

  it('compute the same bits, compiled or not', () => {
    expect(here.compiled).toMatch(/^[\da-f]{64}$/);
    expect(here.compiled).toBe(here.eager);
  });

  for (const engine of otherEngines) {
    it(`compute the same bits on ${engine.name}`, async ({ skip }) => {
      skipWithout(engine, skip);
      expect(await engine.run(program)).toEqual(here);
    }, 120_000);
  }
});

describe('every operation', () => {
  let program: Program;
  let here: Record<'eager' | 'compiled', Record<string, string>>;
  beforeAll(async () => {
    program = await bundle(new URL('engines/operations.ts', import.meta.url));
    here = (await thisNode.run(program)) as typeof here;
  }, 120_000);

  it('computes the same bits, compiled or not', () => {
    expect(Object.keys(here.eager)).toEqual(Object.keys(uses));
    expect(here.compiled).toEqual(here.eager);
  });

  for (const engine of otherEngines) {
    it(`computes the same bits on ${engine.name}`, async ({ skip }) => {
      skipWithout(engine, skip);
      expect(await engine.run(program)).toEqual(here);
    }, 120_000);
  }
});

describe('a page whose policy is strict', () => {
  let program: Program;
  beforeAll(async () => {
    program = await bundle(new URL('engines/policy.ts', import.meta.url));
  }, 120_000);

  for (const browser of browsers) {
    it(`is told by ${browser.name} that it may not compile, and what would help`, async ({
      skip,
    }) => {
      skipWithout(browser, skip);
      expect(await browser.run(program, "default-src 'self'")).toEqual({
        compiled: expect.stringMatching(
          /^compile: this program may not compile WebAssembly at run time \(.*(Content Security Policy|CSP).*\); in a browser, add 'wasm-unsafe-eval'/s,
        ),
        withFallback: [2, 4, 6],
      });
    }, 120_000);

    it(`compiles in ${browser.name} once that is allowed`, async ({ skip }) => {
      skipWithout(browser, skip);
      const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
      expect(await browser.run(program, policy)).toEqual({
        compiled: [2, 4, 6],
        withFallback: [2, 4, 6],
      });
    }, 120_000);
  }
});

describe('products that may multiply and add with one rounding', () => {
  let program: Program;
  beforeAll(async () => {
    program = await bundle(new URL('engines/fused.ts', import.meta.url));
  }, 120_000);

  const expectOneRounding = ({ isSupported, float64, float32 }: Outcomes) => {
    for (const [found, epsilon] of [
      [float64, 2 ** -53],
      [float32, 2 ** -24],
    ] as const) {
      expect(found.isUsed).toBe(isSupported);
      expect(found.isPlainEager).toBe(true);
      // The bound for 100 products of up to 4, whose sums are at most 400.
      expect(found.largest).toBeLessThan(2 * 100 * 400 * epsilon);
      if (!isSupported) expect(found.changes).toBe(0);
    }
  };

  for (const engine of [thisNode, ...otherEngines]) {
    it(`use the instruction on ${engine.name} if it is there, and are as good`, async ({
      skip,
    }) => {
      skipWithout(engine, skip);
      expectOneRounding((await engine.run(program)) as Outcomes);
    }, 120_000);
  }

  it('have it on Node 24', async ({ skip }) => {
    skipWithout(node24, skip);
    expect(await node24.run(program)).toMatchObject({ isSupported: true });
  });
});
