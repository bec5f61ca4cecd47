import { concat, stack, type Tensor, TensorError, zeros as zeroTensor } from '@semente/tensor';
import { type Claim, completeOptions, isCount, isSource, isTruth } from '../claims.ts';
import { zeros } from '../initializers/constant.ts';
import { glorotUniform } from '../initializers/glorot.ts';
import { orthogonal } from '../initializers/orthogonal.ts';
import { shown } from '../shown.ts';
import { checkCounts, isFloatType, isRule, requireInput } from './checks.ts';
import { type Layer, namedLayer } from './layer.ts';
import {
  type Cell,
  drawPass,
  type HiddenState,
  type Pass,
  type PassOptions,
  runPass,
} from './recurrent-pass.ts';

/** How a recurrent layer starts, and how often it goes through a sequence. */
export interface RecurrentOptions extends PassOptions {
  /** How many layers lie one upon another, each reading the hidden states of the one below; 1 by default. */
  readonly layers?: number;
  /** Whether each layer also reads from the last step to the first; false by default. */
  readonly bidirectional?: boolean;
}

/** What a run over sequences gives. */
export interface RecurrentRun<State extends HiddenState> {
  /** The hidden state of the last layer at each step, as the layer gives it. */
  readonly output: Tensor;
  /** The state at the end; each part `[passes, samples, hiddenFeatures]`. */
  readonly state: State;
}

/**
 * A layer that reads sequences step by step: from `[samples, steps, inFeatures]` to the hidden state
 * after each step, `[samples, steps, hiddenFeatures]`. In both directions it is
 * `[samples, steps, 2 · hiddenFeatures]`: what has been read up to a step, and what from the end back to it.
 *
 * Its parameters stand in a state by PyTorch's names: `weight_ih_l0`, `bias_hh_l1_reverse`.
 */
export interface Recurrent<State extends HiddenState = HiddenState> extends Layer {
  /** One for each layer or, in both directions, two: forwards, then backwards. */
  readonly passes: readonly Pass[];
  /**
   * As a call, but from a given state (zeros by default), and with the state at the end. A pass ends
   * at the last step or, backwards, at the first.
   */
  readonly run: (x: Tensor, start?: State) => RecurrentRun<State>;
}

/** A recurrent layer of such cells. */
export function recurrent<State extends HiddenState & Record<keyof State, Tensor>>(
  cell: Cell<State>,
  inFeatures: number,
  hiddenFeatures: number,
  options: RecurrentOptions,
): Recurrent<State> {
  const name = `${cell.name}(${shown(inFeatures)}, ${shown(hiddenFeatures)})`;
  checkCounts(name, 'numbers of features', [inFeatures, hiddenFeatures]);
  const { layers, bidirectional, ...start } = completeOptions(name, options, defaults, claims);
  const { dtype } = start;
  const directions = bidirectional ? 2 : 1;
  const passes = Array.from({ length: layers * directions }, (_, i) => {
    const width = i < directions ? inFeatures : directions * hiddenFeatures;
    return Object.freeze(drawPass(name, cell.gates, width, hiddenFeatures, start));
  });

  const run = (x: Tensor, given?: State): RecurrentRun<State> => {
    requireInput(name, x, dtype, ['samples', 'steps', inFeatures]);
    const [samples, steps] = x.shape;
    if (steps === 0) throw new TensorError(`${name}: there is no step in ${x}`);
    const nothing = cell.state(() =>
      zeroTensor([passes.length, samples, hiddenFeatures], { dtype }),
    );
    checkState(name, given, nothing);
    return runPasses(cell, passes, directions, x, given ?? nothing);
  };
  const forward: Layer = (x) => run(x).output;
  const layer = Object.defineProperty(forward, 'passes', { value: Object.freeze(passes) });
  const parts = { ...parameterNames(passes, directions), run };
  return namedLayer(name, layer as Layer & { readonly passes: readonly Pass[] }, parts);
}

const defaults = {
  inputWeight: glorotUniform(),
  hiddenWeight: orthogonal(),
  bias: zeros(),
  layers: 1,
  bidirectional: false,
  dtype: 'float64',
} as const;

const claims: Readonly<Record<keyof RecurrentOptions, Claim>> = {
  random: isSource,
  inputWeight: isRule,
  hiddenWeight: isRule,
  bias: isRule,
  layers: isCount,
  bidirectional: isTruth,
  dtype: isFloatType,
};

/** Lets each layer read what the one below it gives, in one direction or two. */
function runPasses<State extends HiddenState & Record<keyof State, Tensor>>(
  cell: Cell<State>,
  passes: readonly Pass[],
  directions: number,
  x: Tensor,
  start: State,
): RecurrentRun<State> {
  const ends: State[] = [];
  let signal = x;
  for (let first = 0; first < passes.length; first += directions) {
    const outputs = passes.slice(first, first + directions).map((pass, direction) => {
      const from = cell.state((part) => start[part].at(first + direction));
      const { output, state } = runPass(cell, pass, signal, from, direction === 1);
      ends.push(state);
      return output;
    });
    signal = outputs.length === 1 ? outputs[0] : concat(outputs, 2);
  }
  return { output: signal, state: cell.state((part) => stack(ends.map((end) => end[part]))) };
}

/** The parameters of all passes by PyTorch's names. */
function parameterNames(passes: readonly Pass[], directions: number): Record<string, Tensor> {
  const named = passes.flatMap((pass, i) => {
    const suffix = `l${Math.floor(i / directions)}${i % directions === 1 ? '_reverse' : ''}`;
    return [
      [`weight_ih_${suffix}`, pass.inputWeight],
      [`weight_hh_${suffix}`, pass.hiddenWeight],
      [`bias_ih_${suffix}`, pass.inputBias],
      [`bias_hh_${suffix}`, pass.hiddenBias],
    ] as const;
  });
  return Object.fromEntries(named);
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
