import type { Layer, Linear } from '@semente/nn';
import { noGrad, sigmoid, type Tensor } from '@semente/tensor';
import { jsonNumber } from '../json-number.ts';
import { matrixRank } from '../measure/rank.ts';
import { shareOfZeros, summary } from '../measure/summary.ts';
import { distinctUnits } from '../measure/units.ts';
import { isLinear } from '../networks.ts';
import type { LayerMeasurement } from './measurement.ts';
import type { Samples, Training } from './training.ts';

/** Every layer with weights as it is now: the weights, their gradient, and what the layer gives. */
export function measureLayers(training: Training, { x, y }: Samples): LayerMeasurement[] {
  const { model, optimizer, loss } = training;
  optimizer.zeroGrad();
  loss(x, y).backward();
  const measurements = noGrad(() => activations(model.layers, x)).map(({ linear, output }, i) =>
    measureLayer(`layer ${i + 1}`, linear, output),
  );
  optimizer.zeroGrad();
  return measurements;
}

function measureLayer(name: string, { weight, bias }: Linear, output: Tensor): LayerMeasurement {
  const rows = weight.toArray() as number[][];
  const values = output.toTypedArray();
  const gradient = weight.grad?.toTypedArray() ?? [];
  return {
    name,
    weightShape: [weight.shape[0], weight.shape[1]],
    weightRank: jsonNumber(matrixRank(rows)),
    distinctUnits: distinctUnits(rows, bias.toArray() as number[]),
    weight: summary(weight.toTypedArray()),
    activation: summary(values),
    weightGradient: summary(gradient),
    shareOfZeros: shareOfZeros(values),
  };
}

interface Activation {
  readonly linear: Linear;
  /** The layer's output after the nonlinearities that follow it. */
  readonly output: Tensor;
}

/** Sends x through the layers; the last output, a logit, becomes the probability of class 1. */
function activations(layers: readonly Layer[], x: Tensor): Activation[] {
  const found: Activation[] = [];
  let output = x;
  for (const layer of layers) {
    output = layer(output, 'evaluation');
    const linear = isLinear(layer) ? layer : found.pop()?.linear;
    if (linear) found.push({ linear, output });
  }
  return found.map((activation, i) => {
    const isLast = i === found.length - 1;
    return isLast ? { ...activation, output: sigmoid(activation.output) } : activation;
  });
}
