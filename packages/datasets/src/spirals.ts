import { cosine, sine } from './angle.ts';
import { checkFlag, checkNoise, checkOption, checkPositive, checkRandom } from './check-option.ts';
import { equalParts } from './class-sizes.ts';
import { type Dataset, datasetOf, type NoisyDatasetOptions, type Sample } from './dataset.ts';

export interface SpiralsOptions extends NoisyDatasetOptions {
  /**
   * The number of samples, equally divided among the arms; the first arms take what is left over. Or
   * the number on each arm.
   */
  readonly samples?: number | readonly number[];
  /** The number of arms, which is the number of classes. */
  readonly arms?: number;
  /** How often each arm winds around the centre. */
  readonly turns?: number;
}

/**
 * Interleaved spirals in the plane, one class each.
 *
 * Sample i = 1, …, n of arm a = 0, …, arms − 1 lies at the radius t = i/n and the angle
 * 2π·(turns·t + a/arms): x = (t·cos, t·sin). The arms are Archimedean spirals that end on the unit
 * circle, and none of them holds the centre, where all classes would meet.
 *
 * Two spirals are a classic test of what a network can separate: K. J. Lang and M. J. Witbrock,
 * "Learning to tell two spirals apart", Proceedings of the 1988 Connectionist Models Summer School,
 * pages 52–59. Theirs wind three times.
 *
 * @returns x: [samples, 2] float64; y: [samples] float64, the number of the arm.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { spirals } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = spirals({ samples: 300, arms: 3, noise: 0.02, random: seededRandom(1) });
 * console.log(x.shape, y.shape); // [300, 2] [300]
 * ```
 */
export function spirals(options: SpiralsOptions): Dataset {
  checkRandom('spirals', options);
  const { samples = 100, arms = 2, turns = 1.5, noise = 0, shuffle = true, random } = options;
  checkPositive('spirals', 'arms', arms);
  const areTurns = Number.isFinite(turns) && turns >= 0 && turns <= 1000;
  checkOption('spirals', 'turns', turns, areTurns, 'a number from 0 to 1000');
  const sizes = equalParts('spirals', samples, arms);
  checkNoise('spirals', noise);
  checkFlag('spirals', 'shuffle', shuffle);
  const points = sizes.flatMap((size, arm) => spiral(size, turns, arm, arm / arms));
  return datasetOf(points, 2, { shuffle, noise, random });
}

/** An arm whose direction at the centre is `start`, in turns. */
function spiral(count: number, turns: number, label: number, start: number): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const radius = (index + 1) / count;
    const angle = 2 * Math.PI * (turns * radius + start);
    return { features: [radius * cosine(angle), radius * sine(angle)], label };
  });
}
