import { noGrad, type Tensor, tensor } from '@semente/tensor';
import { jsonNumber } from '../json-number.ts';
import { backward, type Lines } from './backward.ts';
import type { Difference, Way } from './measurement.ts';
import {
  type CostForm,
  costs,
  type Examples,
  forward,
  type Network,
  type ParameterName,
  parameterNames,
  testCase,
} from './network.ts';

/** The numerical gradient's steps, from a tenth down to where nothing of a number is left. */
export const epsilons: readonly number[] = [
  1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12,
];

/** Checks a backward pass on the test case of a seed, for steps of every size. */
export function checkPass(
  mistakes: Partial<Lines>,
  seed: number,
  { dtype, form }: Way,
): readonly Difference[] {
  return noGrad(() => {
    const { network, examples } = testCase(seed, dtype);
    const gradients = backward(network, examples, forward(network, examples), mistakes);
    const byHand = parameterNames.flatMap((name) => Array.from(gradients[name].toTypedArray()));
    return epsilons.map((epsilon) => {
      const numerical = numericalGradient(network, examples, form, epsilon);
      return { epsilon, difference: jsonNumber(relativeDifference(byHand, numerical)) };
    });
  });
}

/** (cost(θ + ε) − cost(θ − ε)) / 2ε for one parameter θ after another. */
function numericalGradient(
  network: Network,
  examples: Examples,
  form: CostForm,
  epsilon: number,
): readonly number[] {
  const costAt = (name: ParameterName, index: number, step: number): number => {
    const moved = { ...network, [name]: withStep(network, name, index, step) };
    return costs[form](forward(moved, examples), examples);
  };
  return parameterNames.flatMap((name) =>
    Array.from({ length: network[name].size }, (_, index) => {
      const [above, below] = [costAt(name, index, epsilon), costAt(name, index, -epsilon)];
      return (above - below) / (2 * epsilon);
    }),
  );
}

/** A parameter with one of its numbers moved, and rounded to the parameter's type. */
function withStep(network: Network, name: ParameterName, index: number, step: number): Tensor {
  const { shape, dtype } = network[name];
  const values = network[name].toTypedArray();
  values[index] += step;
  return tensor(values, { shape, dtype });
}

function relativeDifference(a: readonly number[], b: readonly number[]): number {
  return norm(a.map((value, i) => value - b[i])) / (norm(a) + norm(b));
}

function norm(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
