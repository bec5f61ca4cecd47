import { noGrad, type Tensor } from '@semente/tensor';
import { assignments, type OptimizerOptions, type OptionRules, type Trainable } from './groups.ts';
import type { Optimizer, OptimizerState } from './optimizer.ts';

/** What makes one optimizer another than the rest. */
export interface UpdateRule<Options extends OptimizerOptions> extends OptionRules<Options> {
  /**
   * Prepares the training of one parameter: makes what is to be kept for it.
   *
   * @param learningRate - A float64 scalar, to be read anew at every step.
   */
  train(parameter: Tensor, learningRate: Tensor, options: Required<Options>): Training;
}

/** The training of one parameter. */
export interface Training {
  /** Leaves that `update` assigns. */
  readonly state: OptimizerState;
  /** The parameter's new value. No tape is written, and no number is read. */
  update(gradient: Tensor): Tensor;
}

/**
 * The optimizer that goes by a rule.
 *
 * All state is made here and not at the first step, and all that changes is a tensor, so that a
 * compiled step finds the same leaves at every call.
 *
 * @throws RangeError if there is nothing to train, a tensor cannot be trained or is in two groups, or
 * an option is none or out of range.
 * @example
 * ```ts
 * import { optimizerFrom, type UpdateRule } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const signDescent: UpdateRule<{ learningRate: number }> = {
 *   name: 'signDescent',
 *   defaults: {},
 *   claims: { learningRate: { wanted: 'a number', holds: (given) => typeof given === 'number' } },
 *   train: (parameter, learningRate) => ({
 *     state: {},
 *     update: (gradient) => parameter.sub(gradient.sign().mul(learningRate)),
 *   }),
 * };
 * const w = tensor([3, -4], { requiresGrad: true });
 * const optimizer = optimizerFrom(signDescent, [w], { learningRate: 0.5 });
 * w.square().sum().backward();
 * optimizer.step();
 * console.log(w.toArray()); // [2.5, -3.5]
 * ```
 */
export function optimizerFrom<Options extends OptimizerOptions>(
  rule: UpdateRule<Options>,
  parameters: Trainable<Options>,
  options: Options,
): Optimizer {
  const { common, assigned } = assignments(rule, parameters, options);
  const trained = assigned.map(({ parameter, learningRate, options }) => ({
    parameter,
    training: rule.train(parameter, learningRate, options),
  }));
  return Object.freeze({
    learningRate: common,
    learningRates: [...new Set([common, ...assigned.map(({ learningRate }) => learningRate)])],
    state: trained.map(({ training }) => training.state),
    zeroGrad() {
      for (const { parameter } of trained) parameter.grad = null;
    },
    step() {
      noGrad(() => {
        for (const { parameter, training } of trained) {
          const { grad } = parameter;
          if (grad !== null) parameter.assign(training.update(grad));
        }
      });
    },
  });
}
