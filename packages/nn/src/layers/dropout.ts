import { type RandomStream, where } from '@semente/tensor';
import { type Claim, checkOptions, completeOptions, isBelowOne } from '../claims.ts';
import { requireTensor } from '../require-tensor.ts';
import { shown } from '../shown.ts';
import { requireMode } from './checks.ts';
import { type Layer, namedLayer } from './layer.ts';

/** Dropout. Where its stream stands belongs to the state of a model. */
export interface Dropout extends Layer {
  readonly random: RandomStream;
}

/** Where dropout takes its masks from. */
export interface DropoutOptions {
  /** A stream of random numbers; several layers may share one. */
  readonly random: RandomStream;
}

/**
 * In training, each number becomes 0 with the given probability, and the others are divided by the
 * probability to stay, so that the mean remains (Srivastava et al. 2014, section 10; "inverted"
 * dropout). In evaluation nothing is done.
 *
 * Every call draws another mask, in a compiled function, too, and the seed of the stream determines
 * them all.
 *
 * @param probability - Of being dropped: at least 0, less than 1.
 * @throws RangeError if the probability is outside of [0, 1), or there is no random stream.
 * @throws TensorError when called without saying whether this is training or evaluation.
 * @example
 * ```ts
 * import { dropout } from '@semente/nn';
 * import { ones, randomStream } from '@semente/tensor';
 *
 * const layer = dropout(0.5, { random: randomStream(1) });
 * console.log(layer(ones([4]), 'training').toArray()); // [0, 2, 2, 0]
 * console.log(layer(ones([4]), 'evaluation').toArray()); // [1, 1, 1, 1]
 * ```
 */
export function dropout(probability: number, options: DropoutOptions): Dropout {
  const name = `dropout(${shown(probability)})`;
  checkOptions(name, { probability }, { probability: isBelowOne });
  const { random } = completeOptions(name, options, {}, { random: isStream });
  const kept = 1 - probability;
  const forward: Layer = (x, mode) => {
    requireTensor(name, 'input', x);
    requireMode(name, mode);
    if (mode === 'evaluation' || probability === 0) return x;
    return where(random.bernoulli(x.shape, kept), x.div(kept), 0);
  };
  return namedLayer(name, forward, { random });
}

const isStream: Claim = {
  wanted: 'a random stream, as in { random: randomStream(1) }',
  holds: (value) => typeof value === 'object' && value !== null && 'bernoulli' in value,
};
