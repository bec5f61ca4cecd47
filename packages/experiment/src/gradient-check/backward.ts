import { type Tensor, where } from '@semente/tensor';
import type { Cache, Examples, Network } from './network.ts';

/** The gradients of the cost, dW1 for ∂cost/∂W1 and so on, by the names of the parameters. */
export type Gradients = Network;

/** Those lines of a backward pass that a mistake may replace. `m` is the number of samples. */
export interface Lines {
  dW3(dZ3: Tensor, A2: Tensor, m: number): Tensor;
  dW2(dZ2: Tensor, A1: Tensor, m: number): Tensor;
  dZ1(dA1: Tensor, A1: Tensor): Tensor;
  db1(dZ1: Tensor, m: number): Tensor;
}

const correct: Lines = {
  dW3: ofWeights,
  dW2: ofWeights,
  dZ1: throughRelu,
  db1: ofBiases,
};

/** The backward pass, written by hand, correct but for the lines that are given. */
export function backward(
  { W2, W3 }: Network,
  { X, Y }: Examples,
  { A1, A2, A3 }: Cache,
  mistakes: Partial<Lines>,
): Gradients {
  const lines = { ...correct, ...mistakes };
  const m = X.shape[1];
  const dZ3 = A3.sub(Y);
  const dZ2 = throughRelu(W3.transpose().matmul(dZ3), A2);
  const dZ1 = lines.dZ1(W2.transpose().matmul(dZ2), A1);
  return {
    W1: ofWeights(dZ1, X, m),
    b1: lines.db1(dZ1, m),
    W2: lines.dW2(dZ2, A1, m),
    b2: ofBiases(dZ2, m),
    W3: lines.dW3(dZ3, A2, m),
    b3: ofBiases(dZ3, m),
  };
}

/** dW = 1/m · dZ · Aᵀ, where A went into the layer. */
function ofWeights(dZ: Tensor, A: Tensor, m: number): Tensor {
  return dZ.matmul(A.transpose()).mul(1 / m);
}

/** db = 1/m · the sum of dZ over the samples. */
function ofBiases(dZ: Tensor, m: number): Tensor {
  return dZ.sum(1, { keepDims: true }).mul(1 / m);
}

/** dZ = dA where the unit is active, otherwise 0. */
function throughRelu(dA: Tensor, A: Tensor): Tensor {
  return where(A.greater(0), dA, 0);
}
