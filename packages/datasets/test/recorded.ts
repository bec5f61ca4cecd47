import type { BlobsOptions, CirclesOptions, MoonsOptions } from '../src/index.ts';
import reference from './scikit-learn-reference.json' with { type: 'json' };

/** What scikit-learn gave for a generator's options and a seed. */
export interface Recorded {
  readonly generator: 'blobs' | 'circles' | 'moons';
  readonly seed: number;
  readonly options: Omit<BlobsOptions & CirclesOptions & MoonsOptions, 'random'>;
  readonly shape: number[];
  readonly x: number[];
  readonly y: number[];
}

export const recorded = reference as unknown as Recorded[];
