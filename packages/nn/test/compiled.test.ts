import { circles } from '@semente/datasets';
import { numpyRandom } from '@semente/random';
import { compile, type Tensor, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import * as nn from '../src/index.ts';
import * as initializers from '../src/initializers/index.ts';

/** The names of all exports that make such a thing. */
type Making<Thing> = {
  [Name in keyof typeof nn]: (typeof nn)[Name] extends (...given: never) => infer Made
    ? Made extends Thing
      ? Name
      : never
    : never;
}[keyof typeof nn];

/** Every initializer that is exported must stand here: a missing one is a type error. */
const rules: Record<keyof typeof initializers, () => nn.Initializer> = {
  ...initializers,
  constant: () => nn.constant(0.1),
  normal: () => nn.normal({ mean: 0.1, standardDeviation: 2 }),
  varianceScaling: () =>
    nn.varianceScaling({ scale: 3, mode: 'fanAverage', distribution: 'uniform' }),
};

type MakesOptimizer = (parameters: readonly Tensor[]) => nn.Optimizer;

/** A rule of somebody's own. */
const signDescent: nn.UpdateRule<nn.OptimizerOptions> = {
  name: 'signDescent',
  defaults: {},
  claims: { learningRate: { wanted: 'a number', holds: () => true } },
  train: (parameter, learningRate) => ({
    state: {},
    update: (gradient) => parameter.sub(gradient.sign().mul(learningRate.asType(parameter.dtype))),
  }),
};

/** The same of every optimizer: each with every option that changes what it computes. */
const optimizers: Record<Making<nn.Optimizer>, readonly MakesOptimizer[]> = {
  adagrad: [
    (parameters) => nn.adagrad(parameters, { learningRate: 0.1 }),
    (parameters) =>
      nn.adagrad(parameters, { learningRateDecay: 0.3, initialSum: 0.1, weightDecay: 0.1 }),
  ],
  adam: [
    (parameters) => nn.adam(parameters),
    (parameters) => nn.adam(parameters, { betas: [0.5, 0.9], epsilon: 0.01, weightDecay: 0.1 }),
  ],
  adamw: [
    (parameters) => nn.adamw(parameters),
    (parameters) => nn.adamw(parameters, { betas: [0, 0], weightDecay: 0 }),
  ],
  lamb: [
    (parameters) => nn.lamb(parameters),
    (parameters) => nn.lamb(parameters, { betas: [0.5, 0.9], weightDecay: 0 }),
  ],
  lion: [
    (parameters) => nn.lion(parameters),
    (parameters) => nn.lion(parameters, { betas: [0.5, 0.9], weightDecay: 0.1 }),
  ],
  nadam: [
    (parameters) => nn.nadam(parameters),
    (parameters) => nn.nadam(parameters, { momentumDecay: 0.1, weightDecay: 0.1 }),
  ],
  optimizerFrom: [(parameters) => nn.optimizerFrom(signDescent, parameters, { learningRate: 0.1 })],
  rmsprop: [
    (parameters) => nn.rmsprop(parameters),
    (parameters) => nn.rmsprop(parameters, { centered: true, momentum: 0.9, weightDecay: 0.1 }),
  ],
  sgd: [
    (parameters) => nn.sgd(parameters, { learningRate: 0.1 }),
    (parameters) => nn.sgd(parameters, { learningRate: 0.1, momentum: 0.9, dampening: 0.5 }),
    (parameters) =>
      nn.sgd(parameters, { learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.1 }),
    (parameters) => {
      const groups = parameters.map((parameter) => ({ parameters: [parameter] }));
      return nn.sgd([{ ...groups[0], learningRate: 0.01 }, ...groups.slice(1)], {
        learningRate: 0.1,
      });
    },
  ],
};

const { x, y } = circles({ samples: 40, noise: 0.05, random: numpyRandom(1) });

/** What ten steps compute: all losses, and then all parameters. */
function tenSteps(
  initializer: nn.Initializer,
  optimizerOf: MakesOptimizer,
  dtype: 'float64' | 'float32',
  isCompiled: boolean,
) {
  const given = { bias: nn.normal(), random: numpyRandom(3), dtype };
  const model = nn.sequential(
    nn.linear(2, 5, { weight: initializer, ...given }),
    nn.tanh(),
    nn.linear(5, 1, given),
  );
  const trained = nn.parameters(model);
  const optimizer = optimizerOf(trained);
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
    return run().item();
  });
  return { losses, parameters: trained.map((parameter) => parameter.toTypedArray()) };
}

describe.each(['float64', 'float32'] as const)('ten compiled steps in %s', (dtype) => {
  const expectSame = (initializer: nn.Initializer, optimizer: MakesOptimizer) => {
    const [compiled, eager] = [true, false].map((isCompiled) =>
      tenSteps(initializer, optimizer, dtype, isCompiled),
    );
    expect(new Set(eager.losses).size).toBeGreaterThan(1);
    expect(compiled).toEqual(eager);
  };

  it.each(Object.entries(rules))('from %s are those of eager, bit for bit', (_, make) => {
    expectSame(make(), optimizers.sgd[0]);
  });

  const all = Object.entries(optimizers).flatMap(([name, makes]) =>
    makes.map((make, i) => [name, i + 1, make] as const),
  );
  it.each(all)('by %s (%i) are those of eager, bit for bit', (_, __, make) => {
    expectSame(nn.heNormal(), make);
  });
});
