import type { LayerWithBias } from '@semente/nn';
import type { Random } from '@semente/random';
import { noGrad, relu, type Tensor, tensor } from '@semente/tensor';

/**
 * Draws a layer of units, each with `fanIn` weights and a bias. Units must not depend on each other,
 * because the layers of many networks are drawn as one.
 */
export type DrawUnits = (fanIn: number, units: number, random: Random) => LayerWithBias;

export interface NarrowNetworks {
  readonly networks: number;
  /** The units in each hidden layer. */
  readonly width: number;
  /** The number of hidden layers. */
  readonly depth: number;
  /** The numbers that each network is asked about, one at a time. */
  readonly inputs: readonly number[];
}

/**
 * How many of many random networks of rectified linear units, with one input, are dead once they
 * have one hidden layer, two, … `depth`. A network is dead if in some hidden layer every unit gives 0 for
 * every input: all layers after it are constant, whatever they are.
 */
export function deathsByDepth(
  draw: DrawUnits,
  { networks, width, depth, inputs }: NarrowNetworks,
  random: Random,
): number[] {
  const deaths: number[] = [];
  // [living networks, units, inputs]
  let signals: Tensor = tensor([[inputs]]).expand([networks, 1, inputs.length]);
  for (let layer = 1; layer <= depth; layer++) {
    if (signals.size > 0) signals = livingAfter(signals, width, draw, random);
    deaths.push(networks - signals.shape[0]);
  }
  return deaths;
}

/** What the next layer makes of the signals, of the networks that still are alive. */
function livingAfter(signals: Tensor, width: number, draw: DrawUnits, random: Random): Tensor {
  const [networks, fanIn] = signals.shape;
  const { weight, bias } = draw(fanIn, networks * width, random);
  return noGrad(() => {
    const sums = weight
      .reshape([networks, width, fanIn])
      .matmul(signals)
      .add(bias.reshape([networks, width, 1]));
    const outputs = relu(sums);
    const strongest = outputs.max([1, 2]).toTypedArray();
    return outputs.indexSelect(0, tensor(indicesOfPositive(strongest), { dtype: 'int32' }));
  });
}

function indicesOfPositive(values: ArrayLike<number>): number[] {
  return Array.from(values, (value, i) => (value > 0 ? i : -1)).filter((i) => i >= 0);
}
