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
  /** The standard deviation of the noise, for generators that have any; others take no notice. */
  readonly noise?: number;
  /** Where everything random is drawn from. */
  readonly random: Random;
}

/** A data set that a program offers by its name. */
export interface DatasetEntry {
  /** What it is, in a line. */
  readonly description: string;
  /** The number of features, by which a program knows what it can plot. */
  readonly features: number;
  /** The number of classes; 0 where y is a quantity. */
  readonly classes: number;
  /** Makes it, or loads it: real data take no notice of the options and come whole. */
  load(options: LoadOptions): Promise<NamedDataset>;
}

function generated(
  generate: (options: LoadOptions) => NamedDataset,
  facts: Omit<DatasetEntry, 'load'>,
): DatasetEntry {
  return { ...facts, load: async (options) => generate(options) };
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
 * const { x } = await datasets.moons.load({ samples: 300, noise: 0.1, random: seededRandom(1) });
 * console.log(x.shape); // [300, 2]
 * ```
 */
export const datasets: Readonly<Record<string, DatasetEntry>> = {
  circles: generated(circles, {
    description: 'a circle around a smaller one',
    features: 2,
    classes: 2,
  }),
  moons: generated(moons, {
    description: 'two half circles that reach into each other',
    features: 2,
    classes: 2,
  }),
  blobs: generated(blobs, { description: 'three round normal clouds', features: 2, classes: 3 }),
  spirals: generated(spirals, { description: 'two interleaved spirals', features: 2, classes: 2 }),
  xor: generated(xor, {
    description: 'the corners of a square, opposite ones of one class',
    features: 2,
    classes: 2,
  }),
  checkerboard: generated(checkerboard, {
    description: 'the fields of a checkerboard by their colour',
    features: 2,
    classes: 2,
  }),
  flower: generated(flower, { description: 'the petals of a polar rose', features: 2, classes: 2 }),
  parity: generated(parity, {
    description: 'whether the number of ones among four bits is odd',
    features: 4,
    classes: 2,
  }),
  gaussianQuantiles: generated(gaussianQuantiles, {
    description: 'shells of a normal cloud',
    features: 2,
    classes: 3,
  }),
  classification: generated(classification, {
    description: 'clusters on corners of a hypercube',
    features: 20,
    classes: 2,
  }),
  hastie: generated(hastie, {
    description: 'inside and outside of a sphere, labelled -1 and 1',
    features: 10,
    classes: 2,
  }),
  sineWave: generated(sineWave, {
    description: 'a sine wave, for regression',
    features: 1,
    classes: 0,
  }),
  regression: generated(regression, {
    description: 'linear targets, for regression',
    features: 100,
    classes: 0,
  }),
  friedman1: generated(friedman1, {
    description: "Friedman's first problem, for regression",
    features: 10,
    classes: 0,
  }),
  swissRoll: generated(swissRoll, {
    description: 'a sheet rolled up in space, with the place along it',
    features: 3,
    classes: 0,
  }),
  sCurve: generated(sCurve, {
    description: 'a sheet bent to an S in space, with the place along it',
    features: 3,
    classes: 0,
  }),
  iris: {
    description: 'four measurements of 150 flowers of three species',
    features: 4,
    classes: 3,
    load: async () => (await import('./real/iris.ts')).iris(),
  },
  wine: {
    description: 'chemical analyses of 178 wines of three growers',
    features: 13,
    classes: 3,
    load: async () => (await import('./real/wine.ts')).wine(),
  },
  breastCancer: {
    description: 'cell nuclei of 569 tumours, malignant or benign',
    features: 30,
    classes: 2,
    load: async () => (await import('./real/breast-cancer.ts')).breastCancer(),
  },
  digits: {
    description: '1,797 handwritten digits of 8 × 8 pixels',
    features: 64,
    classes: 10,
    load: async () => (await import('./real/digits.ts')).digits(),
  },
  diabetes: {
    description: 'ten measurements of 442 patients, for regression',
    features: 10,
    classes: 0,
    load: async () => (await import('./real/diabetes.ts')).diabetes(),
  },
  penguins: {
    description: 'four measurements of 342 penguins of three species',
    features: 4,
    classes: 3,
    load: async () => (await import('./real/penguins.ts')).penguins(),
  },
};
