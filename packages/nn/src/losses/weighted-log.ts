import type { Tensor } from '@semente/tensor';

/** weight · ln p; where both are 0, it is 0 with a gradient of 0. */
export function weightedLog(weight: Tensor, p: Tensor): Tensor {
  const nonzero = p.notEqual(0).where(p, 1);
  return weight.mul(weight.notEqual(0).where(p, nonzero).log());
}
