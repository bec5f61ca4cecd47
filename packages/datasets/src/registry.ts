import type { Random } from '@semente/random';
import { blobs } from './blobs.ts';
import { checkerboard } from './checkerboard.ts';
import { circles } from './circles.ts';
import { classification } from './classification.ts';
import type { NamedDataset } from './describe.ts';
import { flower } from './flower.ts';
import { friedman1 } from './friedman1.ts';
import { gaussianQuantiles } from './gaussian-quantiles.ts';
import { hastie } from './hastie.ts';
import { moons } from './moons.ts';
import { parity } from './parity.ts';
import { regression } from './regression.ts';
import { sCurve } from './s-curve.ts';
import { sineWave } from './sine-wave.ts';
import { spirals } from './spirals.ts';
import { swissRoll } from './swiss-roll.ts';
import { xor } from './xor.ts';

/** What every generated data set may be told, whatever its name. */
export interface LoadOptions {
  /** The number of samples; the generator's own default unless given. */
  readonly samples?: number;
  /** Where everything random is drawn from. */
  readonly random: Random;
}

/** A data set that a program offers by its name. */
export interface DatasetEntry {
  /** What it is, in a line. */
  readonly description: string;
  /** Makes it, or loads it: real data take no notice of the options and come whole. */
  load(options: LoadOptions): Promise<NamedDataset>;
}

function generated(
  description: string,
  generate: (options: LoadOptions) => NamedDataset,
): DatasetEntry {
  return { description, load: async (options) => generate(options) };
}

/**
 * Every data set of this package by its name, for programs that let their users choose one.
 *
 * Real data are imported when they are loaded, so the registry carries none of them; whoever knows
 * the name imports the generator itself, and carries nothing else.
 *
 * @example
 * ```ts
 * import { datasets } from '@semente/datasets/registry';
 * import { seededRandom } from '@semente/random';
 *
 * for (const [name, { description }] of Object.entries(datasets)) console.log(name, description);
 * const { x } = await datasets.moons.load({ samples: 300, random: seededRandom(1) });
 * console.log(x.shape); // [300, 2]
 * ```
 */
export const datasets: Readonly<Record<string, DatasetEntry>> = {
  circles: generated('a circle around a smaller one', circles),
  moons: generated('two half circles that reach into each other', moons),
  blobs: generated('three round normal clouds', blobs),
  spirals: generated('two interleaved spirals', spirals),
  xor: generated('the corners of a square, opposite ones of one class', xor),
  checkerboard: generated('the fields of a checkerboard by their colour', checkerboard),
  flower: generated('the petals of a polar rose', flower),
  parity: generated('whether the number of ones among four bits is odd', parity),
  gaussianQuantiles: generated('shells of a normal cloud', gaussianQuantiles),
  classification: generated('clusters on corners of a hypercube', classification),
  hastie: generated('inside and outside of a sphere, labelled -1 and 1', hastie),
  sineWave: generated('a sine wave, for regression', sineWave),
  regression: generated('linear targets, for regression', regression),
  friedman1: generated("Friedman's first problem, for regression", friedman1),
  swissRoll: generated('a sheet rolled up in space, with the place along it', swissRoll),
  sCurve: generated('a sheet bent to an S in space, with the place along it', sCurve),
  iris: {
    description: 'four measurements of 150 flowers of three species',
    load: async () => (await import('./real/iris.ts')).iris(),
  },
  wine: {
    description: 'chemical analyses of 178 wines of three growers',
    load: async () => (await import('./real/wine.ts')).wine(),
  },
  breastCancer: {
    description: 'cell nuclei of 569 tumours, malignant or benign',
    load: async () => (await import('./real/breast-cancer.ts')).breastCancer(),
  },
  digits: {
    description: '1,797 handwritten digits of 8 × 8 pixels',
    load: async () => (await import('./real/digits.ts')).digits(),
  },
  diabetes: {
    description: 'ten measurements of 442 patients, for regression',
    load: async () => (await import('./real/diabetes.ts')).diabetes(),
  },
  penguins: {
    description: 'four measurements of 342 penguins of three species',
    load: async () => (await import('./real/penguins.ts')).penguins(),
  },
};
