import type { Random } from '@semente/random';
import { type Claim, completeOptions, isOneOf, isPositive } from '../claims.ts';
import {
  drawEach,
  type Initializer,
  initializer,
  rounded,
  type WeightShape,
} from './initializer.ts';
import { truncatedDraw, truncatedFormula } from './truncated-normal.ts';

/** Which count of connections a variance is divided by, as words and as a number. */
interface Fan {
  readonly formula: string;
  of(weight: WeightShape): number;
}

const modes = {
  fanIn: { formula: 'fanIn', of: ({ fanIn }) => fanIn },
  fanOut: { formula: 'fanOut', of: ({ fanOut }) => fanOut },
  fanAverage: {
    formula: '((fanIn + fanOut) / 2)',
    of: ({ fanIn, fanOut }) => (fanIn + fanOut) / 2,
  },
  fanGeometricAverage: {
    formula: '√(fanIn · fanOut)',
    of: ({ fanIn, fanOut }) => Math.sqrt(fanIn * fanOut),
  },
} satisfies Record<string, Fan>;

/** A family of distributions with mean 0, by their standard deviation. */
interface Distribution {
  draw(random: Random, standardDeviation: number): number;
  formula(standardDeviation: number): string;
}

const distributions = {
  normal: {
    draw: (random, standardDeviation) => random.normal(0, standardDeviation),
    formula: (standardDeviation) => `N(0, ${rounded(standardDeviation)}²)`,
  },
  truncatedNormal: { draw: truncatedDraw, formula: truncatedFormula },
  uniform: {
    draw: (random, standardDeviation) => {
      const limit = limitOf(standardDeviation);
      return random.uniform(-limit, limit);
    },
    formula: (standardDeviation) => {
      const limit = rounded(limitOf(standardDeviation));
      return `U(−${limit}, ${limit})`;
    },
  },
} satisfies Record<string, Distribution>;

/** A uniform distribution on [−limit, limit] has variance limit² / 3. */
function limitOf(standardDeviation: number): number {
  return Math.sqrt(3) * standardDeviation;
}

/** Which count of connections the variance is divided by. */
export type FanMode = 'fanIn' | 'fanOut' | 'fanAverage' | 'fanGeometricAverage';

/** A rule that keeps the size of signals from layer to layer. */
export interface VarianceScalingOptions {
  /** The variance is `scale / fan`. */
  readonly scale: number;
  readonly mode: FanMode;
  /** `normal` is not truncated; `truncatedNormal` is cut as the rule of that name is. */
  readonly distribution: 'normal' | 'truncatedNormal' | 'uniform';
}

/**
 * Draws weights with mean 0 and variance `scale / fan`: a sum over `fan` inputs then has `scale`
 * times the mean square of its inputs, whatever the layer's size. Every rule that is named after
 * its authors is this one with other numbers.
 *
 * @throws RangeError if the scale is not a positive number, or mode or distribution is unknown.
 * @example
 * ```ts
 * import { varianceScaling } from '@semente/nn';
 *
 * const heForTheBackwardPass = varianceScaling({ scale: 2, mode: 'fanOut', distribution: 'normal' });
 * ```
 */
export function varianceScaling(options: VarianceScalingOptions): Initializer {
  return namedVarianceScaling('varianceScaling', options);
}

/** The same rule under the name of its authors. */
export function namedVarianceScaling(
  name: string,
  options: VarianceScalingOptions,
  source?: string,
): Initializer {
  const { scale, mode, distribution } = completeOptions(name, options, {}, claims);
  const fan: Fan = modes[mode];
  const { draw, formula }: Distribution = distributions[distribution];
  const deviationOf = (weight: WeightShape): number => Math.sqrt(scale / fan.of(weight));
  return initializer({
    name,
    draw(weight) {
      const standardDeviation = deviationOf(weight);
      return drawEach(weight.shape, () => draw(weight.random, standardDeviation));
    },
    explain(weight) {
      const standardDeviation = deviationOf(weight);
      const numbers = `${rounded(scale)} / ${rounded(fan.of(weight))}`;
      const variance = `${rounded(scale)} / ${fan.formula} = ${numbers} = ${rounded(scale / fan.of(weight))}`;
      return {
        formula: `w ~ ${formula(standardDeviation)}, variance ${variance}`,
        standardDeviation,
        ...(source === undefined ? {} : { source }),
      };
    },
  });
}

const claims: Readonly<Record<keyof VarianceScalingOptions, Claim>> = {
  scale: isPositive,
  mode: isOneOf(Object.keys(modes)),
  distribution: isOneOf(Object.keys(distributions)),
};
