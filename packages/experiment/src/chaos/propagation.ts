import type { Random } from '@semente/random';
import { noGrad, type Tensor, tensor } from '@semente/tensor';
import type { Variances } from '../theory/mean-field.ts';
import { randomLinear } from './random-linear.ts';

export interface DeepNetworks {
  /** How many networks are averaged over. */
  readonly networks: number;
  /** The number of inputs, and of units in every layer; 2 or more. */
  readonly width: number;
  readonly depth: number;
  /** Of the two inputs, which both have length 1. */
  readonly correlation: number;
}

/** What two signals are in each layer, the first being the first after the inputs. */
export interface Propagation {
  /** The mean square of a layer's sums, before the nonlinearity. */
  readonly lengths: readonly number[];
  readonly correlations: readonly number[];
}

/** Two signals in random networks, layer by layer, averaged over the networks. */
export function measurePropagation(
  apply: (x: Tensor) => Tensor,
  variances: Variances,
  { networks, ...network }: DeepNetworks,
  random: Random,
): Propagation {
  const runs = Array.from({ length: networks }, () => {
    return noGrad(() => propagate(apply, variances, network, random));
  });
  const average = (of: keyof Propagation): number[] =>
    runs[0][of].map((_, layer) => runs.reduce((sum, run) => sum + run[of][layer], 0) / networks);
  return { lengths: average('lengths'), correlations: average('correlations') };
}

function propagate(
  apply: (x: Tensor) => Tensor,
  variances: Variances,
  { width, depth, correlation }: Omit<DeepNetworks, 'networks'>,
  random: Random,
): Propagation {
  const [lengths, correlations]: [number[], number[]] = [[], []];
  let signals = twoInputs(width, correlation);
  for (let layer = 0; layer < depth; layer++) {
    const sums = randomLinear(variances, width, width, { random })(signals);
    const [[first, both], [, second]] = sums.matmul(sums.transpose()).toArray() as number[][];
    lengths.push((first + second) / (2 * width));
    correlations.push(both / Math.sqrt(first * second));
    signals = apply(sums);
  }
  return { lengths, correlations };
}

/** `[2, width]`. Which two inputs they are does not matter, because the weights have no direction. */
function twoInputs(width: number, correlation: number): Tensor {
  const scale = Math.sqrt(width);
  const rest = Math.sqrt(1 - correlation * correlation);
  const zeros = new Array<number>(width - 2).fill(0);
  return tensor([
    [scale, 0, ...zeros],
    [scale * correlation, scale * rest, ...zeros],
  ]);
}
