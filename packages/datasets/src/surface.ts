import type { Random } from '@semente/random';
import { type Tensor, tensor } from '@semente/tensor';
import type { DatasetOptions } from './dataset.ts';
import { normalMatrix } from './draws.ts';

/** What a generator may be told whose samples lie on a bent sheet. */
export interface SurfaceOptions extends Pick<DatasetOptions, 'random'> {
  /** The number of samples. */
  readonly samples?: number;
  /** The standard deviation of the normal noise that is added to each feature; drawn always. */
  readonly noise?: number;
}

/** The samples of these coordinates, [3, samples], whose noise is drawn in this order. */
export function withNoise(random: Random, noise: number, coordinates: Tensor): Tensor {
  const [axes, samples] = coordinates.shape;
  return tensor(coordinates.add(normalMatrix(random, axes, samples).mul(noise)).transpose());
}
