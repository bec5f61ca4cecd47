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
  zeros,
} from '@semente/nn';
import { numpyRandom } from '@semente/random';
import { compile } from '@semente/tensor';

const STEPS = 15_000;
const schemes = { zeros: zeros(), random: normal({ standardDeviation: 10 }), he: heNormal() };

/** A full run of the notebook: from which weights, and in which numbers. */
interface Run {
  readonly weight: Initializer;
  readonly dtype: 'float64' | 'float32';
}

/** Every run, by its name. */
export const runs: Readonly<Record<string, Run>> = Object.fromEntries(
  Object.entries(schemes).flatMap(([scheme, weight]) =>
    (['float64', 'float32'] as const).map((dtype) => [`${scheme} in ${dtype}`, { weight, dtype }]),
  ),
);

/** A digest of all losses of a run and of the weights at its end. */
export function digestOf({ weight, dtype }: Run, mode: 'eager' | 'compiled'): Promise<string> {
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
  const run = mode === 'compiled' ? compile(step) : step;
  const digest = new Digest();
  for (let i = 0; i < STEPS; i++) digest.add(run());
  digest.add(...parameters(model));
  return digest.sha256();
}
