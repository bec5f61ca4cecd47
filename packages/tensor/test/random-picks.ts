import type { RandomStream, Tensor } from '../src/index.ts';

/*
 * How the steps of random programs pick what they work on: three numbers, taken modulo whatever
 * there is to choose from.
 */

/** From where a step takes its operands. */
export interface Draw {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** What a program has computed so far. */
export interface State {
  readonly values: Tensor[];
  readonly parameters: readonly Tensor[];
  readonly random: RandomStream;
}

export const LARGEST = 600;

/** A value; the latest ones are likelier. */
export function pick(values: readonly Tensor[], index: number): Tensor {
  const recent = index % 3 === 0 ? values : values.slice(-6);
  return recent[Math.floor(index / 3) % recent.length];
}

export function pickFitting(
  { values }: State,
  index: number,
  fits: (x: Tensor) => boolean,
): Tensor | undefined {
  const fitting = values.filter(fits);
  return fitting.length === 0 ? undefined : pick(fitting, index);
}

export function axesOf(x: Tensor, mask: number): number[] {
  return x.shape.flatMap((_, axis) => ((mask >> axis) & 1 ? [axis] : []));
}

export function of<T>(list: readonly T[], index: number): T {
  return list[index % list.length];
}
