import { batches, splitSamples } from '@semente/datasets';
import { digits } from '@semente/datasets/digits';
import {
  accuracy,
  adam,
  conv2d,
  cosineAnnealing,
  crossEntropyWithLogits,
  dropout,
  flatten,
  linear,
  maxPool2d,
  parameters,
  relu,
  scheduler,
  sequential,
  summary,
} from '@semente/nn';
import { seededRandom } from '@semente/random';
import { compile, randomStream, type Tensor } from '@semente/tensor';

/*
 * A small convolutional network reads handwritten digits, in float32: dropout, a learning rate that
 * falls along a cosine, and one compiled function for training and one for evaluation.
 */

const random = seededRandom(1);
const { train, test } = splitSamples(digits(), { test: 0.2, stratify: true, random });

/** Pixels from 0 to 16 in rows of 64 become images `[samples, channels, height, width]`. */
const images = (x: Tensor): Tensor => x.div(16).reshape([-1, 1, 8, 8]).asType('float32');
const labels = (y: Tensor): Tensor => y.asType('int32');

const options = { random, dtype: 'float32' } as const;
const model = sequential(
  conv2d(1, 8, 3, { padding: 'same', ...options }),
  relu(),
  maxPool2d(2),
  conv2d(8, 16, 3, { padding: 'same', ...options }),
  relu(),
  maxPool2d(2),
  flatten(),
  dropout(0.2, { random: randomStream(1) }),
  linear(64, 10, options),
);
console.log(summary(model, [1, 1, 8, 8]));

const epochs = 20;
const optimizer = adam(parameters(model), { learningRate: 0.005 });
const rates = scheduler(optimizer, cosineAnnealing({ steps: epochs }));

const step = compile((x: Tensor, y: Tensor) => {
  optimizer.zeroGrad();
  const loss = crossEntropyWithLogits(model(x, 'training'), y);
  loss.backward();
  optimizer.step();
  return loss;
});
const predict = compile((x: Tensor) => model(x, 'evaluation'));

for (let epoch = 1; epoch <= epochs; epoch++) {
  let total = 0;
  let steps = 0;
  for (const { x, y } of batches(train, { batchSize: 64, shuffle: true, dropLast: true, random })) {
    total += step(images(x), labels(y)).item();
    steps += 1;
  }
  rates.step(); // outside of the compiled step, which sees the new rate at its next call
  const share = accuracy(predict(images(test.x)), labels(test.y));
  console.log(epoch, `loss ${(total / steps).toFixed(4)}`, `test ${(100 * share).toFixed(1)} %`);
}
