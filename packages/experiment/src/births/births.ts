import type { Variant, VariantRun } from '../exercise.ts';
import type { Share } from '../result.ts';
import { shareOf } from '../statistics.ts';
import type { DrawUnits } from './deaths.ts';

export interface BirthVariant extends Variant {
  readonly draw: DrawUnits;
  /** Without biases only the sign of an input counts, so that −1 and 1 stand for all. */
  readonly hasBiases: boolean;
}

/** How many of the networks of each width are dead at birth. */
export interface Births {
  readonly networks: number;
  /** The numbers of hidden layers, ascending. */
  readonly depths: readonly number[];
  readonly widths: readonly {
    readonly width: number;
    /** The number of dead networks for each of `depths`. */
    readonly dead: readonly number[];
  }[];
}

export type BirthRun = VariantRun<BirthVariant, Births>;

/** The networks of one width with one number of hidden layers. */
export interface Population {
  readonly width: number;
  readonly depth: number;
  readonly dead: Share;
}

export function populations({ networks, depths, widths }: Births): Population[] {
  return widths.flatMap(({ width, dead }) =>
    depths.map((depth, i) => ({ width, depth, dead: shareOf(dead[i], networks) })),
  );
}

/** The networks of all seeds together. */
export function pooled(measurements: readonly Births[]): Births {
  const [{ depths, widths }] = measurements;
  return {
    networks: measurements.reduce((sum, { networks }) => sum + networks, 0),
    depths,
    widths: widths.map(({ width, dead }, w) => ({
      width,
      dead: dead.map((_, d) => measurements.reduce((sum, one) => sum + one.widths[w].dead[d], 0)),
    })),
  };
}
