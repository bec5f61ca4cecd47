import type { Random } from '@semente/random';
import { stack, type Tensor, tensor } from '@semente/tensor';
import { cosine, sine } from './angle.ts';
import { checkFlag, checkNoise, checkRandom, checkSampleCount } from './check-option.ts';
import type { Dataset } from './dataset.ts';
import { uniformMatrix } from './draws.ts';
import { taken } from './permuted.ts';
import { type SurfaceOptions, withNoise } from './surface.ts';

export interface SwissRollOptions extends SurfaceOptions {
  /** Whether the middle ninth of the sheet is missing. */
  readonly hole?: boolean;
}

/**
 * A sheet rolled up in space, for learning what is near to what along it.
 *
 * Where t is uniform in [3π/2, 9π/2): x = (t·cos t, uniform in [0, 21), t·sin t). This is
 * scikit-learn's `make_swiss_roll`; S. Marsland, "Machine Learning: An Algorithmic Perspective",
 * second edition, chapter 6.
 *
 * @returns x: [samples, 3] float64; y: [samples] float64, the place t along the roll.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { swissRoll } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = swissRoll({ samples: 500, noise: 0.1, random: seededRandom(1) });
 * console.log(x.shape, y.shape); // [500, 3] [500]
 * ```
 */
export function swissRoll(options: SwissRollOptions): Dataset {
  checkRandom('swissRoll', options);
  const { samples = 100, noise = 0, hole = false, random } = options;
  checkSampleCount('swissRoll', samples);
  checkNoise('swissRoll', noise);
  checkFlag('swissRoll', 'hole', hole);
  const [t, width] = (hole ? aroundHole : onSheet)(random, samples);
  const places = t.toTypedArray();
  const across = tensor(Float64Array.from(places, cosine)).mul(t);
  const along = tensor(Float64Array.from(places, sine)).mul(t);
  return { x: withNoise(random, noise, stack([across, width, along])), y: tensor(t) };
}

function onSheet(random: Random, samples: number): [t: Tensor, width: Tensor] {
  const uniform = uniformMatrix(random, 2, samples);
  return [
    uniform
      .at(0)
      .mul(2)
      .add(1)
      .mul(1.5 * Math.PI),
    uniform.at(1).mul(21),
  ];
}

/** The sheet is divided into three by three parts; the one in the middle is left out. */
function aroundHole(random: Random, samples: number): [t: Tensor, width: Tensor] {
  const parts = [0, 1, 2, 3, 5, 6, 7, 8].map((part) => [
    Math.PI * (1.5 + Math.floor(part / 3)),
    7 * (part % 3),
  ]);
  const chosen = Array.from({ length: samples }, () => random.integer(0, parts.length));
  const corners = taken(tensor(parts), chosen).transpose();
  const inside = uniformMatrix(random, 2, samples).mul(tensor([[Math.PI], [7]]));
  const places = corners.add(inside);
  return [places.at(0), places.at(1)];
}
