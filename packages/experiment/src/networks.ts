import {
  type Layer,
  type Linear,
  type LinearOptions,
  linear,
  type Residual,
  relu,
  type Sequential,
  sequential,
} from '@semente/nn';

/**
 * Linear layers with rectified linear units between them, drawn in order from one random source.
 *
 * @param units of each layer, the inputs first.
 * @param after comes after each hidden layer.
 */
export function reluNetwork(
  units: readonly number[],
  options: LinearOptions,
  after: readonly Layer[] = [],
): Sequential {
  const [first, ...others] = units.slice(1).map((count, i) => linear(units[i], count, options));
  return sequential(first, ...others.flatMap((layer) => [relu(), ...after, layer]));
}

/** The layers with weights from the input on, those of residual branches among them. */
export function linearLayers({ layers }: Sequential): readonly Linear[] {
  return layers.flatMap((layer) => {
    if ('body' in layer) return linearLayers((layer as Residual<Sequential>).body);
    return isLinear(layer) ? [layer] : [];
  });
}

export function isLinear(layer: Layer): layer is Linear {
  return 'weight' in layer;
}
