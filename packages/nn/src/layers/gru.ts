import { type Recurrent, type RecurrentOptions, recurrent } from './recurrent.ts';
import type { Cell, HiddenState } from './recurrent-pass.ts';

const cell: Cell<HiddenState> = {
  name: 'gru',
  gates: 3,
  state: (make) => ({ hidden: make('hidden') }),
  step(fromInput, fromHidden, last) {
    const size = last.hidden.shape[1];
    const [resetInput, updateInput, candidateInput] = fromInput.split(size, 1);
    const [resetHidden, updateHidden, candidateHidden] = fromHidden.split(size, 1);
    const reset = resetInput.add(resetHidden).sigmoid();
    const update = updateInput.add(updateHidden).sigmoid();
    const candidate = candidateInput.add(reset.mul(candidateHidden)).tanh();
    // (1 − update) · candidate + update · last, with one product less.
    return { hidden: candidate.add(update.mul(last.hidden.sub(candidate))) };
  },
};

/**
 * The gated recurrent unit (Cho et al. 2014, "Learning phrase representations using RNN
 * encoder–decoder", section "Hidden unit that adaptively remembers and forgets"), in PyTorch's form,
 * where the reset gate acts on what the weights make of the last state. With a = inputWeight · xₜ + inputBias and b = hiddenWeight · hₜ₋₁ +
 * hiddenBias, each in three parts: r = σ(a_reset + b_reset), z = σ(a_update + b_update),
 * n = tanh(a_candidate + r · b_candidate), and hₜ = (1 − z) · n + z · hₜ₋₁.
 *
 * The gates stand in PyTorch's order: reset, update, candidate.
 *
 * @throws RangeError if a number of features or layers is not a whole number above 0, there is no random
 * source, or a rule does not give one number for each weight.
 * @throws TensorError when called with an input or a state of another shape or dtype.
 * @example
 * ```ts
 * import { gru, linear, sequential } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { ones } from '@semente/tensor';
 *
 * const random = seededRandom(1);
 * const model = sequential(gru(3, 8, { layers: 2, random }), linear(8, 2, { random }));
 * console.log(model(ones([10, 5, 3])).shape); // [10, 5, 2]
 * ```
 */
export function gru(
  inFeatures: number,
  hiddenFeatures: number,
  options: RecurrentOptions,
): Recurrent {
  return recurrent(cell, inFeatures, hiddenFeatures, options);
}
