import type { Tensor } from '@semente/tensor';
import { type Recurrent, type RecurrentOptions, recurrent } from './recurrent.ts';
import type { Cell, HiddenState } from './recurrent-pass.ts';

/** What an LSTM remembers from step to step. */
export interface LstmState extends HiddenState {
  readonly cell: Tensor;
}

const lstmCell: Cell<LstmState> = {
  name: 'lstm',
  gates: 4,
  state: (make) => ({ hidden: make('hidden'), cell: make('cell') }),
  step(fromInput, fromHidden, last) {
    const [input, forget, candidate, output] = fromInput
      .add(fromHidden)
      .split(last.hidden.shape[1], 1);
    const kept = forget.sigmoid().mul(last.cell);
    const cell = kept.add(input.sigmoid().mul(candidate.tanh()));
    return { hidden: output.sigmoid().mul(cell.tanh()), cell };
  },
};

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers, Schmidhuber
 * and Cummins 2000). With a = inputWeight · xₜ + inputBias + hiddenWeight · hₜ₋₁ + hiddenBias, in four
 * parts: cₜ = σ(forget) · cₜ₋₁ + σ(input) · tanh(candidate), and hₜ = σ(output) · tanh(cₜ).
 *
 * The gates stand in PyTorch's order: input, forget, candidate, output.
 *
 * @throws RangeError if a number of features or layers is not a whole number above 0, there is no random
 * source, or a rule does not give one number for each weight.
 * @throws TensorError when called with an input or a state of another shape or dtype.
 * @example
 * ```ts
 * import { lstm } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { ones } from '@semente/tensor';
 *
 * const layer = lstm(3, 8, { layers: 2, bidirectional: true, random: seededRandom(1) });
 * const { output, state } = layer.run(ones([10, 5, 3]));
 * console.log(output.shape, state.cell.shape); // [10, 5, 16] [4, 10, 8]
 * ```
 */
export function lstm(
  inFeatures: number,
  hiddenFeatures: number,
  options: RecurrentOptions,
): Recurrent<LstmState> {
  return recurrent(lstmCell, inFeatures, hiddenFeatures, options);
}
