import './own-frames.ts';

export {
  type Batch,
  type Batches,
  type BatchesOptions,
  batches,
  type TrainingPlace,
} from './batches.ts';
export { type BlobsOptions, blobs } from './blobs.ts';
export { type CheckerboardOptions, checkerboard } from './checkerboard.ts';
export { type CirclesOptions, circles } from './circles.ts';
export { classification } from './classification.ts';
export type { ClassificationOptions } from './classification-options.ts';
export type { Dataset, DatasetOptions, NoisyDatasetOptions } from './dataset.ts';
export { describe, type NamedDataset } from './describe.ts';
export { type FlowerOptions, flower } from './flower.ts';
export { type Friedman1Options, friedman1 } from './friedman1.ts';
export { type GaussianQuantilesOptions, gaussianQuantiles } from './gaussian-quantiles.ts';
export { type HastieOptions, hastie } from './hastie.ts';
export { type Fold, type KFoldOptions, kFold } from './k-fold.ts';
export { type MoonsOptions, moons } from './moons.ts';
export { type OneHotLabelsOptions, oneHotLabels } from './one-hot-labels.ts';
export { type ParityOptions, parity } from './parity.ts';
export type { RealDataset } from './real/real-dataset.ts';
export { type RegressionDataset, type RegressionOptions, regression } from './regression.ts';
export { sCurve } from './s-curve.ts';
export { minMax, type Scaling, standardize } from './scaling.ts';
export { shuffleSamples } from './shuffle-samples.ts';
export { type SineWaveOptions, sineWave } from './sine-wave.ts';
export { type SpiralsOptions, spirals } from './spirals.ts';
export { type SplitSamples, type SplitSamplesOptions, splitSamples } from './split-samples.ts';
export type { SurfaceOptions } from './surface.ts';
export { type SwissRollOptions, swissRoll } from './swiss-roll.ts';
export { type XorOptions, xor } from './xor.ts';
