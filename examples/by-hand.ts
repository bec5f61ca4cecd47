import { seededRandom } from '@semente/random';
import { noGrad, type Tensor, tensor, zeros } from '@semente/tensor';

/*
 * A network by hand: exclusive or, learned by two inputs, four hidden units and one output. There are
 * only tensors and their gradients here; layers, losses and optimizers are such lines with names.
 */

const random = seededRandom(1);

/** A leaf of normal numbers, whose gradient `backward` collects. */
function weights(...shape: number[]): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Array.from({ length: size }, () => random.normal());
  return tensor(values, { shape, requiresGrad: true });
}

const x = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]); // [samples, features]
const y = tensor([0, 1, 1, 0]); // [samples]

const [hidden, output] = [weights(2, 4), weights(4)];
const [hiddenBias, outputBias] = [
  zeros([4], { requiresGrad: true }),
  zeros([], { requiresGrad: true }),
];
const parameters = [hidden, hiddenBias, output, outputBias];

for (let i = 0; i <= 2_000; i++) {
  const activation = x.matmul(hidden).add(hiddenBias).tanh(); // [4, 4]
  const probability = activation.matmul(output).add(outputBias).sigmoid(); // [4]
  const loss = probability.sub(y).square().mean();

  loss.backward();
  noGrad(() => {
    for (const parameter of parameters) {
      if (parameter.grad !== null) parameter.assign(parameter.sub(parameter.grad.mul(0.5)));
      parameter.grad = null; // or the next gradient is added to this one
    }
  });
  if (i % 500 === 0) console.log(i, loss.item());
}
