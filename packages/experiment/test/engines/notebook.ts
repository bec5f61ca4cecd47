import { circles } from '@semente/datasets';
import { Digest } from '@semente/engines/digest';
import {
  binaryCrossEntropyWithLogits,
  heNormal,
  type Initializer,
  linear,
  normal,
  parameters,
  relu,
  sequential,
  sgd,
} from '@semente/nn';
import { numpyRandom } from '@semente/random';
import { compile } from '@semente/tensor';

const STEPS = 1000;
const schemes = { random: normal({ standardDeviation: 10 }), he: heNormal() };

/** Digests of the notebook's losses and weights, from each scheme, in each dtype, compiled and not. */
export default async function digests(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, weight] of Object.entries(schemes)) {
    for (const dtype of ['float64', 'float32'] as const) {
      found[`${name} ${dtype} eager`] = await train(weight, dtype, false);
      found[`${name} ${dtype} compiled`] = await train(weight, dtype, true);
    }
  }
  return found;
}

function train(
  weight: Initializer,
  dtype: 'float64' | 'float32',
  isCompiled: boolean,
): Promise<string> {
  const { x, y } = circles({ samples: 300, noise: 0.05, random: numpyRandom(1) });
  const [points, labels] = [x.asType(dtype), y.asType(dtype)];
  const options = { weight, dtype, random: numpyRandom(3) };
  const model = sequential(
    linear(2, 10, options),
    relu(),
    linear(10, 5, options),
    relu(),
    linear(5, 1, options),
  );
  const optimizer = sgd(parameters(model), { learningRate: 0.01 });
  const step = () => {
    optimizer.zeroGrad();
    const loss = binaryCrossEntropyWithLogits(model(points).squeeze(1), labels);
    loss.backward();
    optimizer.step();
    return loss;
  };
  const run = isCompiled ? compile(step) : step;
  const digest = new Digest();
  for (let i = 0; i < STEPS; i++) digest.add(run());
  digest.add(...parameters(model));
  return digest.sha256();
}
