import type { Tensor } from '@semente/tensor';
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

/** What a training can begin from and go on by. */
export interface TrainingCase {
  readonly initializer: nn.Initializer;
  readonly optimizer: MakesOptimizer;
}

/** Trainings from every initializer, and by every optimizer. */
export const trainingCases: readonly (readonly [name: string, training: TrainingCase])[] = [
  ...Object.entries(rules).map(
    ([name, make]) =>
      [`from ${name}`, { initializer: make(), optimizer: optimizers.sgd[0] }] as const,
  ),
  ...Object.entries(optimizers).flatMap(([name, makes]) =>
    makes.map(
      (optimizer, i) =>
        [`by ${name} (${i + 1})`, { initializer: nn.heNormal(), optimizer }] as const,
    ),
  ),
];
