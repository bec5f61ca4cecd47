import { type Recurrent, type RecurrentOptions, recurrent } from './recurrent.ts';
import type { Cell, HiddenState } from './recurrent-pass.ts';

const cell: Cell<HiddenState> = {
  name: 'rnn',
  gates: 1,
  state: (make) => ({ hidden: make('hidden') }),
  step: (fromInput, fromHidden) => ({ hidden: fromInput.add(fromHidden).tanh() }),
};

/**
 * The simple recurrent layer (Elman 1990, "Finding structure in time"):
 * hₜ = tanh(inputWeight · xₜ + inputBias + hiddenWeight · hₜ₋₁ + hiddenBias).
 *
 * @throws RangeError if a number of features or layers is not a whole number above 0, there is no random
 * source, or a rule does not give one number for each weight.
 * @throws TensorError when called with an input or a state of another shape or dtype.
 * @example
 * ```ts
 * import { rnn } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { ones } from '@semente/tensor';
 *
 * const layer = rnn(3, 8, { random: seededRandom(1) });
 * console.log(layer(ones([10, 5, 3])).shape); // [10, 5, 8]
 * const { state } = layer.run(ones([10, 5, 3]));
 * console.log(state.hidden.shape, layer.run(ones([10, 1, 3]), state).output.shape); // [1, 10, 8] [10, 1, 8]
 * ```
 */
export function rnn(
  inFeatures: number,
  hiddenFeatures: number,
  options: RecurrentOptions,
): Recurrent {
  return recurrent(cell, inFeatures, hiddenFeatures, options);
}
