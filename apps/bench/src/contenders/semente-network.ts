import {
  adam,
  type Layer,
  linear,
  meanSquaredError,
  parameters,
  relu,
  sequential,
  sgd,
} from '@semente/nn';
import { numpyRandom, type Random } from '@semente/random';
import { type Tensor, tensor } from '@semente/tensor';
import { type Contender, inProcess, type Run, timed } from '../contender.ts';
import type { SementeOptions } from '../evaluation.ts';
import type { NetworkOptions } from '../network.ts';
import { startingState } from './starting-state.ts';

const optimizers = { sgd, adam };

/** A network's training as a user of the framework writes it. */
export function sementeNetwork(options: SementeOptions, network: NetworkOptions): Contender {
  return inProcess(options.evaluation.name, () => networkTraining(options, network));
}

/** The run of that training; its time is that of one step. */
export function networkTraining(
  { dtype, evaluation }: SementeOptions,
  options: NetworkOptions,
): () => Run {
  const { steps, seed, learningRate } = options;
  const random = numpyRandom(seed);
  const model = network(options.layers, random, dtype);
  const { x, targets } = batchOf(options, random, dtype);
  const weights = parameters(model);
  const optimizer = optimizers[options.optimizer](weights, { learningRate });
  const step = evaluation.prepare((inputs, wanted) => {
    optimizer.zeroGrad();
    const loss = meanSquaredError(model(inputs), wanted);
    loss.backward();
    optimizer.step();
    return loss;
  });
  const reset = startingState([...weights, ...optimizer.state.flatMap(Object.values)]);
  return () => {
    reset();
    const train = (): number[] => Array.from({ length: steps }, () => step(x, targets).item());
    const { seconds, result } = timed(train);
    return { seconds: seconds / steps, values: result };
  };
}

type Float = SementeOptions['dtype'];

function network(features: readonly number[], random: Random, dtype: Float): Layer {
  const layers = features.slice(1).flatMap((outputs, i) => {
    return [linear(features[i], outputs, { random, dtype }), relu()];
  });
  return sequential(...layers.slice(0, -1));
}

function batchOf(
  { layers, batch }: NetworkOptions,
  random: Random,
  dtype: Float,
): { x: Tensor; targets: Tensor } {
  const [inputs, classes] = [layers[0], layers[layers.length - 1]];
  const drawn = Float64Array.from({ length: batch * inputs }, () => random.normal());
  const oneHot = new Float64Array(batch * classes);
  for (let i = 0; i < batch; i++) oneHot[i * classes + (i % classes)] = 1;
  return {
    x: tensor(drawn, { shape: [batch, inputs], dtype }),
    targets: tensor(oneHot, { shape: [batch, classes], dtype }),
  };
}
