import type { Sequential } from '@semente/nn';
import { noGrad, type Tensor } from '@semente/tensor';
import { type JsonNumber, jsonNumber } from '../json-number.ts';
import { linearLayers } from '../networks.ts';

/** What a signal is after a hidden layer, over all samples. */
export interface Signal {
  /** How many layers with weights it has passed. */
  readonly layer: number;
  readonly meanSquare: JsonNumber;
  /** The share of units that are 0 for every sample. */
  readonly dead: number;
  /** The share of units that are above 0 for every sample, where a rectifier bends nothing. */
  readonly saturated: number;
  /**
   * The mean over all pairs of samples of the cosine between their activations: 1 where the network
   * tells no sample from another. 'NaN' where a signal is 0.
   */
  readonly correlation: JsonNumber;
}

/** The signals after each hidden layer, for inputs x of `[samples, features]`. */
export function propagate({ layers }: Sequential, x: Tensor): readonly Signal[] {
  return noGrad(() => {
    const signals: Signal[] = [];
    let signal = x;
    let passed = 0;
    for (const layer of layers.slice(0, -1)) {
      signal = layer(signal, 'evaluation');
      if ('weight' in layer) passed += 1;
      if ('body' in layer) passed += linearLayers(layer.body as Sequential).length;
      else if ('weight' in layer) continue;
      signals.push({ layer: passed, ...measured(signal) });
    }
    return signals;
  });
}

/** The root mean square of each layer's weight gradient, from the input on, after `backward`. */
export function gradientSizes(model: Sequential): readonly JsonNumber[] {
  return linearLayers(model).map(({ weight }) =>
    jsonNumber(weight.grad === null ? 0 : Math.sqrt(weight.grad.square().mean().item())),
  );
}

function measured(signal: Tensor): Omit<Signal, 'layer'> {
  const isAlwaysZero = signal.equal(0).asType('float64').min(0);
  const isAlwaysOn = signal.greater(0).asType('float64').min(0);
  return {
    meanSquare: jsonNumber(signal.square().mean().item()),
    dead: isAlwaysZero.mean().item(),
    saturated: isAlwaysOn.mean().item(),
    correlation: jsonNumber(meanCorrelation(signal.asType('float64'))),
  };
}

/**
 * The mean cosine of all pairs of rows: of unit vectors, the square of the length of their sum holds
 * every pair twice and each vector with itself once.
 */
function meanCorrelation(rows: Tensor): number {
  const [count] = rows.shape;
  const units = rows.div(rows.square().sum(1, { keepDims: true }).sqrt());
  const together = units.sum(0).square().sum().item();
  return Math.min(1, (together - count) / (count * (count - 1)));
}
