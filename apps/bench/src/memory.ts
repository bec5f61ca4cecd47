import { linear, meanSquaredError, parameters, relu, sequential, sgd } from '@semente/nn';
import { numpyRandom } from '@semente/random';
import { oneHot, tensor } from '@semente/tensor';

/*
 * Whether memory stays flat: trains a 784-512-256-10 network (float32, batch 16) in one synchronous
 * loop, step by step, with nothing compiled, disposed of or collected by hand, and prints the
 * process's resident memory ten times on the way.
 *
 * Run by `pnpm --filter @semente/bench memory [STEPS]`; 10,000 steps unless told otherwise.
 */
const [batch, features, classes] = [16, 784, 10];
const steps = Number(process.argv[2] ?? 10_000);
const random = numpyRandom(1);
const options = { random, dtype: 'float32' } as const;
const model = sequential(
  linear(features, 512, options),
  relu(),
  linear(512, 256, options),
  relu(),
  linear(256, classes, options),
);
const optimizer = sgd(parameters(model), { learningRate: 0.01 });
const x = tensor(
  Float32Array.from({ length: batch * features }, () => random.normal()),
  {
    shape: [batch, features],
  },
);
const labels = tensor(Int32Array.from({ length: batch }, (_, i) => i % classes));
const y = oneHot(labels, classes, { dtype: 'float32' });

for (let step = 1; step <= steps; step++) {
  optimizer.zeroGrad();
  const loss = meanSquaredError(model(x), y);
  loss.backward();
  optimizer.step();
  if (step % (steps / 10) === 0) report(step, loss.item());
}

function report(step: number, loss: number): void {
  const { rss, arrayBuffers } = process.memoryUsage();
  const [resident, arrays] = [rss, arrayBuffers].map((bytes) => Math.round(bytes / 2 ** 20));
  console.log(`${step} steps: ${resident} MiB resident, ${arrays} in arrays; loss ${loss}`);
}
