import { circles } from '@semente/datasets';
import { numpyRandom } from '@semente/random';
import { compile, type Tensor, tensor } from '@semente/tensor';
import * as nn from '../src/index.ts';
import type { TrainingCase } from './training-cases.ts';

const { x, y } = circles({ samples: 40, noise: 0.05, random: numpyRandom(1) });

/** What ten steps compute, compiled or not: all losses, and the parameters at the end. */
export function tenSteps(
  training: TrainingCase,
  dtype: 'float64' | 'float32',
  isCompiled: boolean,
): Record<'losses' | 'parameters', Tensor[]> {
  const given = { bias: nn.normal(), random: numpyRandom(3), dtype };
  const model = nn.sequential(
    nn.linear(2, 5, { weight: training.initializer, ...given }),
    nn.tanh(),
    nn.linear(5, 1, given),
  );
  const parameters = nn.parameters(model);
  const optimizer = training.optimizer(parameters);
  const [inputs, labels] = [x.asType(dtype), y.asType(dtype)];
  const step = () => {
    optimizer.zeroGrad();
    const loss = nn.binaryCrossEntropyWithLogits(model(inputs).squeeze(1), labels);
    loss.backward();
    optimizer.step();
    return loss;
  };
  const run = isCompiled ? compile(step) : step;
  const losses = Array.from({ length: 10 }, (_, i) => {
    if (i === 5) optimizer.learningRate.assign(tensor(0.05));
    return run();
  });
  return { losses, parameters };
}
