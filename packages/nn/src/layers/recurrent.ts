import type { Random } from '@semente/random';
import { stack, type Tensor, TensorError, tensor, zeros as zeroTensor } from '@semente/tensor';
import { zeros } from '../initializers/constant.ts';
import { glorotUniform } from '../initializers/glorot.ts';
import type { Initializer } from '../initializers/initializer.ts';
import { orthogonal } from '../initializers/orthogonal.ts';
import { shown } from '../shown.ts';
import { STATE_NAMES } from '../state-names.ts';
import { checkCounts, checkRandom, requireInput } from './checks.ts';
import { type Layer, namedLayer } from './layer.ts';
import type { DTypeOptions } from './weights.ts';

/** How a recurrent layer starts. Weights and biases are drawn gate by gate, each with its own fans. */
export interface RecurrentOptions extends DTypeOptions {
  /** Where the starting weights are drawn from. */
  readonly random: Random;
  /** The rule for what each gate does with the input; `glorotUniform()` by default. */
  readonly inputWeight?: Initializer;
  /** The rule for what each gate does with the last state; `orthogonal()` by default. */
  readonly hiddenWeight?: Initializer;
  /** The rule for both biases; `zeros()` by default. */
  readonly bias?: Initializer;
}

/** What a recurrent layer remembers from step to step; each `[samples, hiddenFeatures]`. */
export interface HiddenState {
  readonly hidden: Tensor;
}

/** What a run over sequences gives. */
export interface RecurrentRun<State extends HiddenState> {
  /** The hidden state after each step, `[samples, steps, hiddenFeatures]`. */
  readonly output: Tensor;
  /** The state after the last step. */
  readonly state: State;
}

/**
 * A layer that reads sequences step by step: from `[samples, steps, inFeatures]` to the hidden state
 * after each step, `[samples, steps, hiddenFeatures]`. Several in a row are a deep one.
 */
export interface Recurrent<State extends HiddenState = HiddenState> extends Layer {
  /** `[gates · hiddenFeatures, inFeatures]`; PyTorch's `weight_ih_l0`. */
  readonly inputWeight: Tensor;
  /** `[gates · hiddenFeatures, hiddenFeatures]`; PyTorch's `weight_hh_l0`. */
  readonly hiddenWeight: Tensor;
  /** `[gates · hiddenFeatures]`; PyTorch's `bias_ih_l0`. */
  readonly inputBias: Tensor;
  /** `[gates · hiddenFeatures]`; PyTorch's `bias_hh_l0`. */
  readonly hiddenBias: Tensor;
  /** As a call, but from a given state (zeros by default), and with the state at the end. */
  readonly run: (x: Tensor, start?: State) => RecurrentRun<State>;
}

/** What tells one recurrent layer from another: what it remembers, and what a step does. */
export interface Cell<State extends HiddenState> {
  readonly name: string;
  readonly gates: number;
  /** The state of somebody who has seen nothing, given zeros of its shape. */
  start(nothing: Tensor): State;
  /**
   * The state after a step: from what the gates make of the input and of the last hidden state, each
   * `[samples, gates · hiddenFeatures]`, biases included.
   */
  step(fromInput: Tensor, fromHidden: Tensor, last: State): State;
}

/** A recurrent layer of such cells. */
export function recurrent<State extends HiddenState>(
  cell: Cell<State>,
  inFeatures: number,
  hiddenFeatures: number,
  options: RecurrentOptions,
): Recurrent<State> {
  const name = `${cell.name}(${shown(inFeatures)}, ${shown(hiddenFeatures)})`;
  checkCounts(name, 'numbers of features', [inFeatures, hiddenFeatures]);
  checkRandom(name, options?.random);
  const { dtype = 'float64' } = options;
  const parts = drawParts(cell.gates, inFeatures, hiddenFeatures, options);
  const { inputWeight, hiddenWeight, inputBias, hiddenBias } = parts;

  const run = (x: Tensor, start?: State): RecurrentRun<State> => {
    requireInput(name, x, dtype, ['samples', 'steps', inFeatures]);
    const [samples, steps] = x.shape;
    if (steps === 0) throw new TensorError(`${name}: there is no step in ${x}`);
    const nothing = cell.start(zeroTensor([samples, hiddenFeatures], { dtype }));
    checkState(name, start, nothing);
    // What the inputs do is known before the first step: one product for all of them.
    const rows = x.reshape([-1, inFeatures]).matmul(inputWeight.transpose()).add(inputBias);
    const fromInputs = rows.reshape([samples, steps, cell.gates * hiddenFeatures]);
    let state = start ?? nothing;
    const outputs = stepsOf(fromInputs).map((fromInput) => {
      const fromHidden = state.hidden.matmul(hiddenWeight.transpose()).add(hiddenBias);
      state = cell.step(fromInput, fromHidden, state);
      return state.hidden;
    });
    return { output: stack(outputs, 1), state };
  };
  const forward: Layer = (x) => run(x).output;
  return namedLayer(name, forward, { ...parts, run, [STATE_NAMES]: stateNames });
}

const stateNames = {
  inputWeight: 'weight_ih_l0',
  hiddenWeight: 'weight_hh_l0',
  inputBias: 'bias_ih_l0',
  hiddenBias: 'bias_hh_l0',
};

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

function drawParts(
  gates: number,
  inFeatures: number,
  hiddenFeatures: number,
  options: RecurrentOptions,
) {
  const { random, inputWeight = glorotUniform(), hiddenWeight = orthogonal() } = options;
  const { bias = zeros(), dtype = 'float64' } = options;
  const draw = (rule: Initializer, fanIn: number, shape: readonly number[]): Tensor => {
    const gate = { shape, fanIn, fanOut: hiddenFeatures, random };
    const values = Array.from({ length: gates }, () => Array.from(rule(gate))).flat();
    const whole = [gates * shape[0], ...shape.slice(1)];
    return tensor(Float64Array.from(values), { shape: whole, dtype, requiresGrad: true });
  };
  return {
    inputWeight: draw(inputWeight, inFeatures, [hiddenFeatures, inFeatures]),
    hiddenWeight: draw(hiddenWeight, hiddenFeatures, [hiddenFeatures, hiddenFeatures]),
    inputBias: draw(bias, inFeatures, [hiddenFeatures]),
    hiddenBias: draw(bias, hiddenFeatures, [hiddenFeatures]),
  };
}

/** Refuses a state to start from that is not made as the layer's own. */
function checkState(name: string, start: HiddenState | undefined, nothing: HiddenState): void {
  if (start === undefined) return;
  const given = new Map<string, unknown>(Object.entries(start ?? {}));
  for (const [part, wanted] of Object.entries(nothing)) {
    if (String(given.get(part)) === String(wanted)) continue;
    throw new TensorError(
      `${name}: expected a state to start from with ${part} of ${wanted}, got ${shown(given.get(part))}`,
    );
  }
}
