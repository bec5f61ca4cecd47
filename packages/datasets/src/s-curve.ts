import { stack, tensor } from '@semente/tensor';
import { cosine, sine } from './angle.ts';
import { checkNoise, checkRandom, checkSampleCount } from './check-option.ts';
import type { Dataset } from './dataset.ts';
import { uniformMatrix } from './draws.ts';
import { type SurfaceOptions, withNoise } from './surface.ts';

/**
 * A sheet bent to an S in space, for learning what is near to what along it.
 *
 * Where t is uniform in [−3π/2, 3π/2): x = (sin t, uniform in [0, 2), sign(t)·(cos t − 1)). This is
 * scikit-learn's `make_s_curve`.
 *
 * @returns x: [samples, 3] float64; y: [samples] float64, the place t along the S.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { sCurve } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = sCurve({ samples: 500, random: seededRandom(1) });
 * console.log(x.shape, y.shape); // [500, 3] [500]
 * ```
 */
export function sCurve(options: SurfaceOptions): Dataset {
  checkRandom('sCurve', options);
  const { samples = 100, noise = 0, random } = options;
  checkSampleCount('sCurve', samples);
  checkNoise('sCurve', noise);
  const t = uniformMatrix(random, samples, 1)
    .squeeze(1)
    .sub(0.5)
    .mul(3 * Math.PI);
  const width = uniformMatrix(random, samples, 1).squeeze(1).mul(2);
  const places = t.toTypedArray();
  const across = tensor(Float64Array.from(places, sine));
  const along = tensor(
    Float64Array.from(places, (place) => Math.sign(place) * (cosine(place) - 1)),
  );
  return { x: withNoise(random, noise, stack([across, width, along])), y: t };
}
