import { isCapturing, Tensor, TensorError } from '@semente/tensor';
import { completeOptions, isSource } from '../claims.ts';
import type { Initializer } from '../initializers/initializer.ts';
import { normal } from '../initializers/normal.ts';
import { shown } from '../shown.ts';
import { checkCounts, isFloatType, isRule } from './checks.ts';
import { type Layer, namedLayer } from './layer.ts';
import { drawParameter, type WeightOptions } from './weights.ts';

/** A table of vectors, one for each word. */
export interface Embedding extends Layer {
  /** `[count, features]`. */
  readonly weight: Tensor;
}

/** How the table starts: drawn from a standard normal distribution, unless a rule is given. */
export interface EmbeddingOptions extends Omit<WeightOptions, 'bias' | 'weight'> {
  /** The rule for the table; `normal()` by default. */
  readonly weight?: Initializer;
}

/**
 * Looks words up: from int32 `[samples, …]` to `[samples, …, features]`. It is a linear layer on
 * vectors that are 1 in one place and 0 elsewhere, of which a row of the weight is what remains: so
 * each output is a sum over a fanIn of 1, and each input takes part in fanOut = features outputs.
 *
 * @param count - How many words there are; they are the numbers from 0 to count − 1.
 * @throws RangeError if a count is not a whole number above 0, or there is no random source.
 * @throws TensorError when called with what is no int32 tensor, or with a word that there is not.
 * @example
 * ```ts
 * import { embedding } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { tensor } from '@semente/tensor';
 *
 * const layer = embedding(100, 16, { random: seededRandom(1) });
 * console.log(layer(tensor([[5, 17, 99]], { dtype: 'int32' })).shape); // [1, 3, 16]
 * ```
 */
export function embedding(count: number, features: number, options: EmbeddingOptions): Embedding {
  const name = `embedding(${shown(count)}, ${shown(features)})`;
  checkCounts(name, 'the count and the number of features', [count, features]);
  const {
    random,
    weight: rule,
    dtype,
  } = completeOptions(
    name,
    options,
    { weight: normal(), dtype: 'float64' },
    { random: isSource, weight: isRule, dtype: isFloatType },
  );
  const specification = { shape: [count, features], fanIn: 1, fanOut: features, random };
  const weight = drawParameter(name, rule, specification, dtype);
  const forward = (words: Tensor): Tensor => {
    requireWords(name, words, count);
    return weight.indexSelect(0, words);
  };
  return namedLayer(name, forward, { weight });
}

/** The numbers are looked at unless they are not known yet; a compiled function refuses at the call. */
function requireWords(name: string, words: unknown, count: number): void {
  const expected = `${name}: expected words as int32 from 0 to ${count - 1}, got`;
  if (!(words instanceof Tensor) || words.dtype !== 'int32') {
    throw new TensorError(`${expected} ${shown(words)}`);
  }
  if (isCapturing()) return;
  const wrong = words.toTypedArray().find((word) => word < 0 || word >= count);
  if (wrong !== undefined) throw new TensorError(`${expected} ${wrong}`);
}
