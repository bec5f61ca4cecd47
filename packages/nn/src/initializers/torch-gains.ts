import { checkOptions, isFiniteNumber } from '../claims.ts';

/**
 * The gains of PyTorch's `calculate_gain`, for whoever compares with it. `gain` computes from an
 * activation what keeps the size of signals; three of these numbers are conventions instead.
 *
 * - `linear`, `relu` and `leakyRelu` are what `gain` gives.
 * - `sigmoid` is 1, where `gain` gives 1.8462.
 * - `tanh` is 5/3, where `gain` gives 1.5925. It is a little
 *   more than what is needed: signals grow until the bends of tanh hold them.
 * - `selu` is ¾, where `gain` gives 1, which is what its authors want (`lecunNormal`).
 *
 * @example
 * ```ts
 * import { glorotNormal, torchGains } from '@semente/nn';
 *
 * const weight = glorotNormal({ gain: torchGains.tanh });
 * console.log(torchGains.leakyRelu(1)); // 1
 * ```
 */
export const torchGains: {
  readonly linear: number;
  readonly sigmoid: number;
  readonly tanh: number;
  readonly relu: number;
  readonly selu: number;
  /** √(2 / (1 + a²)) for the slope a below 0; PyTorch's default is 0.01. */
  readonly leakyRelu: (negativeSlope?: number) => number;
} = Object.freeze({
  linear: 1,
  sigmoid: 1,
  tanh: 5 / 3,
  relu: Math.SQRT2,
  selu: 3 / 4,
  leakyRelu(negativeSlope = 0.01) {
    checkOptions('torchGains.leakyRelu', { negativeSlope }, { negativeSlope: isFiniteNumber });
    return Math.sqrt(2 / (1 + negativeSlope * negativeSlope));
  },
});
