import { digits } from '@semente/datasets/digits';
import { numpyRandom } from '@semente/random';
import { compile, randomStream, type Tensor, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  batchNorm2d,
  conv2d,
  dropout,
  flatten,
  linear,
  maxPool2d,
  parameters,
  relu,
  sequential,
  sgd,
} from '../src/index.ts';

const random = numpyRandom(1);
const dtype = 'float32';
const { x: pixels, y: labels } = digits();
const images = pixels.div(16).reshape([-1, 1, 8, 8]).asType(dtype);
const classes = labels.asType('int32');

/** Some images, [samples, 1, 8, 8] with brightness from 0 to 1, and their labels, [samples]. */
function samples(places: readonly number[]): [Tensor, Tensor] {
  const index = tensor(Int32Array.from(places));
  return [images.indexSelect(0, index), classes.indexSelect(0, index)];
}

function shuffled(places: readonly number[]): number[] {
  const keys = new Map(places.map((place) => [place, random.uniform()]));
  return places.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}

describe('a small convolutional network', () => {
  it('learns to read digits: of those it has not seen, at least 97 %', () => {
    const all = shuffled(Array.from({ length: images.shape[0] }, (_, place) => place));
    const [seen, unseen] = [all.slice(0, 1437), all.slice(1437)];
    const model = sequential(
      conv2d(1, 16, 3, { padding: 1, random, dtype }),
      batchNorm2d(16, { dtype }),
      relu(),
      maxPool2d(2),
      conv2d(16, 32, 3, { padding: 1, random, dtype }),
      batchNorm2d(32, { dtype }),
      relu(),
      maxPool2d(2),
      flatten(),
      dropout(0.25, { random: randomStream(1) }),
      linear(128, 10, { random, dtype }),
    );
    const optimizer = sgd(parameters(model), { learningRate: 0.1 });
    const step = compile((x: Tensor, y: Tensor) => {
      optimizer.zeroGrad();
      const logProbabilities = model(x, 'training').logSoftmax();
      logProbabilities.takeAlong(y.unsqueeze(-1), -1).mean().neg().backward();
      optimizer.step();
    });
    for (let epoch = 0; epoch < 10; epoch++) {
      const order = shuffled(seen);
      for (let i = 0; i + 32 <= order.length; i += 32) step(...samples(order.slice(i, i + 32)));
    }
    const [x, y] = samples(unseen);
    const predict = compile((given: Tensor) => model(given, 'evaluation').argmax(-1));
    expect(predict(x).equal(y).mean().item()).toBeGreaterThanOrEqual(0.97);
    expect(predict(x).toArray()).toEqual(model(x, 'evaluation').argmax(-1).toArray());
  });
});
