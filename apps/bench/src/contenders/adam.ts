import type { Optimizer } from '@semente/nn';
import { noGrad, type Tensor, tensor, zeros } from '@semente/tensor';

/** An optimizer with the tensors that it keeps from step to step. */
export interface OptimizerWithState extends Optimizer {
  readonly state: readonly Tensor[];
}

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

/**
 * Adam with its authors' constants (Kingma & Ba 2015, “Adam: A Method for Stochastic Optimization”,
 * algorithm 1), written with the tensor package's public operations alone.
 */
export function adam(parameters: readonly Tensor[], learningRate: number): OptimizerWithState {
  const rate = tensor(learningRate);
  // βᵗ, which the corrections of bias need, in float64: 1 − 0.999ᵗ would lose half of float32's digits.
  const [power1, power2] = [tensor(1), tensor(1)];
  const moments = parameters.map((parameter) => ({
    parameter,
    first: zeros(parameter.shape, { dtype: parameter.dtype }),
    second: zeros(parameter.shape, { dtype: parameter.dtype }),
  }));
  const update = (): void => {
    power1.assign(power1.mul(beta1));
    power2.assign(power2.mul(beta2));
    const stepSize = rate.div(power1.neg().add(1));
    const correction = power2.neg().add(1).sqrt();
    for (const { parameter, first, second } of moments) {
      const { grad: gradient, dtype } = parameter;
      if (gradient === null) continue;
      first.assign(first.mul(beta1).add(gradient.mul(1 - beta1)));
      second.assign(second.mul(beta2).add(gradient.square().mul(1 - beta2)));
      const scale = second.sqrt().div(correction.asType(dtype)).add(epsilon);
      parameter.assign(parameter.sub(first.div(scale).mul(stepSize.asType(dtype))));
    }
  };
  return {
    learningRate: rate,
    state: [power1, power2, ...moments.flatMap(({ first, second }) => [first, second])],
    zeroGrad() {
      for (const parameter of parameters) parameter.grad = null;
    },
    step: () => noGrad(update),
  };
}
