import { fixup, heNormal, linear, relu, residual, type Sequential, sequential } from '@semente/nn';
import type { Random } from '@semente/random';
import type { Tensor } from '@semente/tensor';
import { networkStartedBy, type WeightRule } from '../weight-rules.ts';

/** What a network of rectified linear units, all hidden layers of one width, is made of. */
export interface DeepNetwork {
  /** Layers with weights, the last one included. */
  readonly depth: number;
  readonly width: number;
  readonly random: Random;
  /** Data as it is trained on, for rules that measure. */
  readonly batch: Tensor;
}

const dtype = 'float32';

/** Maps points `[samples, 2]` to logits `[samples, 1]`, one layer after another. */
export function plainNetwork(
  rule: WeightRule,
  { depth, width, random, batch }: DeepNetwork,
): Sequential {
  const units = [2, ...new Array<number>(depth - 1).fill(width), 1];
  return networkStartedBy(rule, units, { x: batch, random, dtype });
}

/**
 * As many layers with weights, two in each residual branch, started by fixup. Of an odd number, one
 * stands between the first and the branches.
 */
export function fixupNetwork({ depth, width, random }: DeepNetwork): Sequential {
  const options = { weight: heNormal(), random, dtype } as const;
  const branches = Array.from({ length: Math.floor((depth - 2) / 2) }, () =>
    sequential(linear(width, width, options), relu(), linear(width, width, options)),
  );
  const output = linear(width, 1, options);
  const between = depth % 2 === 0 ? [] : [relu(), linear(width, width, options)];
  const first = [linear(2, width, options), ...between];
  const model = sequential(...first, ...branches.map(residual), output);
  if (branches.length > 0) fixup(branches, { output });
  return model;
}
