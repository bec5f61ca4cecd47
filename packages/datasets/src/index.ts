export { type BlobsOptions, blobs } from './blobs.ts';
export { type CirclesOptions, circles } from './circles.ts';
export type { Dataset, DatasetOptions, NoisyDatasetOptions } from './dataset.ts';
export { type MoonsOptions, moons } from './moons.ts';
export type { RealDataset } from './real/real-dataset.ts';
export { type SpiralsOptions, spirals } from './spirals.ts';
