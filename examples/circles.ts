import { circles } from '@semente/datasets';
import {
  binaryCrossEntropyWithLogits,
  heNormal,
  linear,
  parameters,
  relu,
  sequential,
  sgd,
} from '@semente/nn';
import { numpyRandom } from '@semente/random';
import { compile } from '@semente/tensor';

const { x, y } = circles({ samples: 300, noise: 0.05, random: numpyRandom(1) }); // [300, 2], [300]
const random = numpyRandom(3);
const model = sequential(
  linear(2, 10, { weight: heNormal(), random }),
  relu(),
  linear(10, 5, { weight: heNormal(), random }),
  relu(),
  linear(5, 1, { weight: heNormal(), random }),
);
const optimizer = sgd(parameters(model), { learningRate: 0.01 });

const step = compile((x, y) => {
  optimizer.zeroGrad();
  const loss = binaryCrossEntropyWithLogits(model(x).squeeze(1), y);
  loss.backward();
  optimizer.step();
  return loss;
});

for (let i = 0; i < 15_000; i++) {
  const loss = step(x, y);
  if (i % 1_000 === 0) console.log(i, loss.item()); // 0.883053746341976 … 0.07357895962677366
}
