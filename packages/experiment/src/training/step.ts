import type { Optimizer } from '@semente/nn';
import type { Tensor } from '@semente/tensor';
import type { StepCompiler } from '../exercise.ts';

/** What an update makes smaller, and how. */
export interface Descent {
  readonly optimizer: Optimizer;
  /** The scalar that each update is to make smaller. It calls the model in training mode. */
  readonly loss: (x: Tensor, y: Tensor) => Tensor;
}

/** One update of the parameters, compiled; it gives the loss before it. */
export function trainingStep(
  { optimizer, loss: lossOf }: Descent,
  compile: StepCompiler,
): (x: Tensor, y: Tensor) => Tensor {
  return compile((x: Tensor, y: Tensor) => {
    optimizer.zeroGrad();
    const loss = lossOf(x, y);
    loss.backward();
    optimizer.step();
    optimizer.zeroGrad();
    return loss;
  });
}
