import type { Initializer } from './initializer.ts';
import { namedVarianceScaling } from './variance-scaling.ts';

const source = 'LeCun et al. 1998, “Efficient BackProp”, section 4.6';

/**
 * N(0, 1 / fanIn): keeps the mean square of signals through linear layers (LeCun et al. 1998,
 * “Efficient BackProp”, section 4.6).
 *
 * @example
 * ```ts
 * import { lecunNormal } from '@semente/nn';
 *
 * console.log(lecunNormal().explain({ shape: [10, 25], fanIn: 25, fanOut: 10 }));
 * ```
 */
export function lecunNormal(): Initializer {
  return namedVarianceScaling(
    'lecunNormal',
    { scale: 1, mode: 'fanIn', distribution: 'normal' },
    source,
  );
}

/**
 * U(±√(3 / fanIn)): as `lecunNormal`, drawn evenly (LeCun et al. 1998, section 4.6).
 *
 * @example
 * ```ts
 * import { lecunUniform } from '@semente/nn';
 *
 * const rule = lecunUniform();
 * console.log(rule.explain({ shape: [10, 25], fanIn: 25, fanOut: 10 }).split('\n')[1]);
 * // formula: w ~ U(−0.3464, 0.3464), variance 1 / fanIn = 1 / 25 = 0.04
 * ```
 */
export function lecunUniform(): Initializer {
  return namedVarianceScaling(
    'lecunUniform',
    { scale: 1, mode: 'fanIn', distribution: 'uniform' },
    source,
  );
}
