import type { Random } from './random.ts';

/**
 * Whether this is a source of random numbers: something with the functions `uniform` and `normal`.
 * For whoever is handed one by callers whose types nobody checked.
 *
 * @example
 * ```ts
 * import { isRandom, seededRandom } from '@semente/random';
 *
 * console.log(isRandom(seededRandom(1)), isRandom(Math.random)); // true false
 * ```
 */
export function isRandom(value: unknown): value is Random {
  const { uniform, normal }: Partial<Random> = Object(value);
  return typeof uniform === 'function' && typeof normal === 'function';
}
