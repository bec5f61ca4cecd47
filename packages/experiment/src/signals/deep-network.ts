import {
  fixup,
  heNormal,
  type Initializer,
  type Linear,
  linear,
  lsuv,
  orthogonal,
  type Residual,
  relu,
  residual,
  type Sequential,
  sequential,
  zeros,
} from '@semente/nn';
import type { Random } from '@semente/random';
import type { Tensor } from '@semente/tensor';

/** What a network of rectified linear units, all hidden layers of one width, is made of. */
export interface DeepNetwork {
  /** Layers with weights, the last one included. */
  readonly depth: number;
  readonly width: number;
  readonly random: Random;
  /** Data as it is trained on, for rules that measure. */
  readonly batch: Tensor;
}

/** Maps points `[samples, 2]` to logits `[samples, 1]`; rules for single weights start it. */
export function plainNetwork(
  { depth, width, random }: DeepNetwork,
  { weight, bias = zeros() }: { readonly weight: Initializer; readonly bias?: Initializer },
): Sequential {
  const options = { weight, bias, random, dtype: 'float32' } as const;
  const hidden = Array.from({ length: depth - 1 }, (_, i) => [
    linear(i === 0 ? 2 : width, width, options),
    relu(),
  ]);
  return sequential(...hidden.flat(), linear(width, 1, options));
}

/** The same, from orthogonal weights rescaled to what the data needs. */
export function lsuvNetwork(network: DeepNetwork): Sequential {
  const model = plainNetwork(network, { weight: orthogonal() });
  lsuv(model, network.batch);
  return model;
}

/**
 * As many layers with weights, two in each residual branch, started by fixup. Of an odd number, one
 * stands between the first and the branches.
 */
export function fixupNetwork({ depth, width, random }: DeepNetwork): Sequential {
  const options = { weight: heNormal(), random, dtype: 'float32' } as const;
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

/** The layers with weights from the input on, those of residual branches among them. */
export function linearLayers({ layers }: Sequential): readonly Linear[] {
  return layers.flatMap((layer) => {
    if ('body' in layer) return linearLayers((layer as Residual<Sequential>).body);
    return 'weight' in layer ? [layer as Linear] : [];
  });
}
