import type { Random } from '@semente/random';

/** Refuses an option in one line that names the generator, the option, what fits and what was given. */
export function checkOption(
  generator: string,
  option: string,
  given: unknown,
  isFit: boolean,
  wanted: string,
): void {
  if (isFit) return;
  const shown = Array.isArray(given) ? `[${given}]` : String(given);
  throw new RangeError(`${generator}: ${option} must be ${wanted}, given ${shown}`);
}

export function checkNoise(generator: string, noise: number): void {
  checkOption(generator, 'noise', noise, isStandardDeviation(noise), 'a finite number, 0 or more');
}

/** For callers whose types nobody checked: every data set needs its source of randomness. */
export function checkRandom(generator: string, random: Random | undefined): void {
  const wanted = 'a source of random numbers, such as numpyRandom(1)';
  checkOption(generator, 'random', random, random !== undefined, wanted);
}

export function isStandardDeviation(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

export function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
