import * as functions from '@semente/tensor';
import type { Layer } from './layer.ts';
import { layerOf } from './layer-of.ts';

/**
 * The largest number of each window, as a layer: from `[samples, channels, height, width]` to
 * `[samples, channels, outHeight, outWidth]`. Windows lie side by side, unless a stride is given.
 *
 * @example
 * ```ts
 * import { maxPool2d } from '@semente/nn';
 * import { ones } from '@semente/tensor';
 *
 * console.log(maxPool2d(2)(ones([10, 3, 8, 8])).shape); // [10, 3, 4, 4]
 * ```
 */
export const maxPool2d: (size: functions.PerAxis, options?: functions.MaxPoolOptions) => Layer =
  layerOf('maxPool2d', functions.maxPool2d);

/**
 * The mean of each window, as a layer: from `[samples, channels, height, width]` to
 * `[samples, channels, outHeight, outWidth]`. Windows lie side by side, unless a stride is given.
 *
 * @example
 * ```ts
 * import { avgPool2d } from '@semente/nn';
 * import { ones } from '@semente/tensor';
 *
 * console.log(avgPool2d([8, 8])(ones([10, 3, 8, 8])).shape); // [10, 3, 1, 1]
 * ```
 */
export const avgPool2d: (size: functions.PerAxis, options?: functions.AvgPoolOptions) => Layer =
  layerOf('avgPool2d', functions.avgPool2d);

/**
 * All axes from one to another as one, as a layer: by default all but the first, so that each sample
 * becomes a row of numbers.
 *
 * @example
 * ```ts
 * import { flatten } from '@semente/nn';
 * import { ones } from '@semente/tensor';
 *
 * console.log(flatten()(ones([10, 3, 4, 4])).shape); // [10, 48]
 * ```
 */
export const flatten: (startAxis?: number, endAxis?: number) => Layer = layerOf(
  'flatten',
  (x, startAxis = 1, endAxis = -1) => functions.flatten(x, startAxis, endAxis),
);
