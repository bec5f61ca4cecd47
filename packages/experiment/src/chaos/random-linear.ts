import { type Linear, linear, normal, varianceScaling } from '@semente/nn';
import type { Random } from '@semente/random';
import type { Variances } from '../theory/mean-field.ts';

/** A layer as mean-field theory has it: weights N(0, σ_w² / fanIn) and biases N(0, σ_b²). */
export function randomLinear(
  { weight, bias }: Variances,
  fanIn: number,
  fanOut: number,
  {
    random,
    dtype = 'float64',
  }: { readonly random: Random; readonly dtype?: 'float32' | 'float64' },
): Linear {
  return linear(fanIn, fanOut, {
    weight: varianceScaling({ scale: weight, mode: 'fanIn', distribution: 'normal' }),
    bias: normal({ standardDeviation: Math.sqrt(bias) }),
    random,
    dtype,
  });
}
