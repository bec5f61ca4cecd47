import { describeList } from '../describe.ts';
import { TensorError } from '../errors.ts';

/** A setting of so many axes: one number for all of them, or a number for each. */
export type PerAxis = number | readonly number[];

/** A setting as a list, of whole numbers from `least` on. */
export function perAxis(
  attempt: string,
  setting: string,
  given: PerAxis,
  axes: number,
  least: number,
): readonly number[] {
  const list: unknown = typeof given === 'number' ? Array(axes).fill(given) : given;
  const isFit = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= least;
  if (Array.isArray(list) && list.length === axes && [...list].every(isFit)) return list;
  const number = `a whole number of at least ${least}`;
  const wanted = axes === 1 ? number : `${number}, or a list of ${axes} such numbers`;
  throw new TensorError(`${attempt}: the ${setting} is ${wanted}, got ${describeList(given)}`);
}
