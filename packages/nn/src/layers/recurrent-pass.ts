import type { Random } from '@semente/random';
import { stack, type Tensor, tensor } from '@semente/tensor';
import type { Initializer } from '../initializers/initializer.ts';
import { type DTypeOptions, draw } from './weights.ts';

// One pass over sequences, forwards or backwards. A recurrent layer is made of one or several.

/** How a pass starts. Weights and biases are drawn gate by gate, each with its own fans. */
export interface PassOptions extends DTypeOptions {
  /** Where the starting weights are drawn from. */
  readonly random: Random;
  /** The rule for what each gate does with the input; `glorotUniform()` by default. */
  readonly inputWeight?: Initializer;
  /** The rule for what each gate does with the last state; `orthogonal()` by default. */
  readonly hiddenWeight?: Initializer;
  /** The rule for both biases; `zeros()` by default. */
  readonly bias?: Initializer;
}

/** The parameters of a pass. */
export interface Pass {
  /** `[gates · hiddenFeatures, inFeatures]`; PyTorch's `weight_ih`. */
  readonly inputWeight: Tensor;
  /** `[gates · hiddenFeatures, hiddenFeatures]`; PyTorch's `weight_hh`. */
  readonly hiddenWeight: Tensor;
  /** `[gates · hiddenFeatures]`; PyTorch's `bias_ih`. */
  readonly inputBias: Tensor;
  /** `[gates · hiddenFeatures]`; PyTorch's `bias_hh`. */
  readonly hiddenBias: Tensor;
}

/** What a recurrent layer remembers from step to step. */
export interface HiddenState {
  readonly hidden: Tensor;
}

/** What tells one recurrent layer from another: what it remembers, and what a step does. */
export interface Cell<State extends HiddenState> {
  readonly name: string;
  readonly gates: number;
  /** A state of which each part is made by its name. */
  state(make: (part: keyof State) => Tensor): State;
  /**
   * The state after a step, each part `[samples, hiddenFeatures]`: from what the gates make of the
   * input and of the last hidden state, each `[samples, gates · hiddenFeatures]`, biases included.
   */
  step(fromInput: Tensor, fromHidden: Tensor, last: State): State;
}

/** Draws a pass: of each gate alone, weights before biases. */
export function drawPass(
  name: string,
  gates: number,
  inFeatures: number,
  hiddenFeatures: number,
  { random, inputWeight, hiddenWeight, bias, dtype }: Required<PassOptions>,
): Pass {
  const drawGates = (rule: Initializer, fanIn: number, shape: readonly number[]): Tensor => {
    const gate = { shape, fanIn, fanOut: hiddenFeatures, random };
    const values = Array.from({ length: gates }, () => Array.from(draw(name, rule, gate))).flat();
    const whole = [gates * shape[0], ...shape.slice(1)];
    return tensor(Float64Array.from(values), { shape: whole, dtype, requiresGrad: true });
  };
  return {
    inputWeight: drawGates(inputWeight, inFeatures, [hiddenFeatures, inFeatures]),
    hiddenWeight: drawGates(hiddenWeight, hiddenFeatures, [hiddenFeatures, hiddenFeatures]),
    inputBias: drawGates(bias, inFeatures, [hiddenFeatures]),
    hiddenBias: drawGates(bias, hiddenFeatures, [hiddenFeatures]),
  };
}

/**
 * Goes through `[samples, steps, inFeatures]`, from the last step to the first if it `isReverse`, and
 * gives the hidden state at each step, `[samples, steps, hiddenFeatures]`, and the state at the end.
 */
export function runPass<State extends HiddenState>(
  cell: Cell<State>,
  { inputWeight, hiddenWeight, inputBias, hiddenBias }: Pass,
  x: Tensor,
  start: State,
  isReverse: boolean,
): { output: Tensor; state: State } {
  const [samples, steps, inFeatures] = x.shape;
  // What the inputs do is known before the first step: one product for all of them.
  const rows = x.reshape([samples * steps, inFeatures]).matmul(inputWeight.transpose());
  const fromInputs = rows.add(inputBias).reshape([samples, steps, inputBias.size]);
  let state = start;
  const outputs = inOrder(stepsOf(fromInputs), isReverse).map((fromInput) => {
    const fromHidden = state.hidden.matmul(hiddenWeight.transpose()).add(hiddenBias);
    state = cell.step(fromInput, fromHidden, state);
    return state.hidden;
  });
  return { output: stack(inOrder(outputs, isReverse), 1), state };
}

function inOrder(steps: Tensor[], isReverse: boolean): Tensor[] {
  return isReverse ? steps.toReversed() : steps;
}

/**
 * The steps of `[samples, steps, features]`, taken as halves of halves. A part's gradient is as large as
 * what it is a part of, so backward would take time by the square of the steps if each were a part of
 * the whole.
 */
function stepsOf(x: Tensor): Tensor[] {
  const [, steps] = x.shape;
  if (steps === 1) return [x.squeeze(1)];
  const half = Math.floor(steps / 2);
  return x.split([half, steps - half], 1).flatMap(stepsOf);
}
