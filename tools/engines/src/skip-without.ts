import type { Engine } from './engine.ts';

/**
 * Skips a test whose engine is missing, and says why. Where the environment variable
 * `SEMENTE_ENGINES` is `all`, the test fails instead: a machine that should have every engine would
 * otherwise pass without having tried them.
 *
 * @param skip - What the test's own context skips it by.
 */
export function skipWithout({ name, missing }: Engine, skip: (reason: string) => void): void {
  if (missing === null) return;
  if (process.env.SEMENTE_ENGINES === 'all') {
    throw new Error(`SEMENTE_ENGINES=all demands ${name}, but ${missing}`);
  }
  skip(missing);
}
