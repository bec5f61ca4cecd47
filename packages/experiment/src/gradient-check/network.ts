import { numpyRandom } from '@semente/random';
import { div, type Tensor, tensor } from '@semente/tensor';

/**
 * A network as students write it by hand, in the notation of the deeplearning.ai course: a column
 * for each sample, W and b for weights and biases, Z for what a layer gives before its nonlinearity
 * and A for what it gives after it.
 */
export interface Network {
  readonly W1: Tensor;
  readonly b1: Tensor;
  readonly W2: Tensor;
  readonly b2: Tensor;
  readonly W3: Tensor;
  readonly b3: Tensor;
}

export type ParameterName = keyof Network;

/** Points `[features, samples]` and labels `[1, samples]`. */
export interface Examples {
  readonly X: Tensor;
  readonly Y: Tensor;
}

/** What the forward pass keeps for the backward pass. */
export interface Cache {
  readonly A1: Tensor;
  readonly A2: Tensor;
  readonly Z3: Tensor;
  readonly A3: Tensor;
}

export type FloatType = 'float32' | 'float64';

/** The shapes of the parameters, in the order in which they are drawn and lined up. */
const shapes = {
  W1: [5, 4],
  b1: [5, 1],
  W2: [3, 5],
  b2: [3, 1],
  W3: [1, 3],
  b3: [1, 1],
} as const satisfies Record<ParameterName, readonly [number, number]>;

export const parameterNames: readonly ParameterName[] = Object.keys(shapes) as ParameterName[];

/**
 * The notebook's test case under its seed, 1: three points with the labels 1, 1 and 0 and all
 * parameters, drawn from the standard normal distribution in this order.
 */
export function testCase(seed: number, dtype: FloatType): { network: Network; examples: Examples } {
  const random = numpyRandom(seed);
  const draw = ([rows, columns]: readonly [number, number]): Tensor => {
    const values = Float64Array.from({ length: rows * columns }, () => random.normal());
    return tensor(values, { shape: [rows, columns] }).asType(dtype);
  };
  const examples = { X: draw([4, 3]), Y: tensor([[1, 1, 0]], { dtype }) };
  const drawn = parameterNames.map((name) => [name, draw(shapes[name])]);
  return { network: Object.fromEntries(drawn), examples };
}

/** LINEAR → RELU → LINEAR → RELU → LINEAR → SIGMOID. */
export function forward({ W1, b1, W2, b2, W3, b3 }: Network, { X }: Examples): Cache {
  const A1 = W1.matmul(X).add(b1).relu();
  const A2 = W2.matmul(A1).add(b2).relu();
  const Z3 = W3.matmul(A2).add(b3);
  const A3 = div(1, Z3.neg().exp().add(1));
  return { A1, A2, Z3, A3 };
}

/** The mean cross entropy of the samples; the notebook's form is that of the probabilities. */
export const costs = {
  fromProbabilities: ({ A3 }: Cache, { Y }: Examples): number =>
    A3.log()
      .mul(Y)
      .add(A3.neg().add(1).log().mul(Y.neg().add(1)))
      .mean()
      .neg()
      .item(),
  fromLogits: ({ Z3 }: Cache, { Y }: Examples): number => Z3.logisticLoss(Y).mean().item(),
};

export type CostForm = keyof typeof costs;
