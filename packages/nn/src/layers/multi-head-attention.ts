import { ones, Tensor, TensorError, where } from '@semente/tensor';
import { completeOptions, isTruth } from '../claims.ts';
import { glorotUniform } from '../initializers/glorot.ts';
import { shown } from '../shown.ts';
import { checkCounts, isRule, requireInput } from './checks.ts';
import { type Layer, namedLayer } from './layer.ts';
import { type Linear, linear } from './linear.ts';
import { type WeightOptions, weightClaims, weightDefaults } from './weights.ts';

/** How attention starts, and what it may look at. */
export interface MultiHeadAttentionOptions extends WeightOptions {
  /** Whether each step looks at itself and earlier ones only; false by default. */
  readonly isCausal?: boolean;
}

/** What queries look at. */
export interface AttendOptions {
  /** `[samples, keySteps, features]`; the queries themselves by default. */
  readonly key?: Tensor;
  /** `[samples, keySteps, features]`; the keys by default. */
  readonly value?: Tensor;
  /** bool `[samples, keySteps]`: which keys are padding, which nobody looks at; none by default. */
  readonly isPadding?: Tensor;
}

/** What attention gives. */
export interface Attention {
  /** `[samples, steps, features]`. */
  readonly output: Tensor;
  /** How much each query looks at each key, `[samples, heads, steps, keySteps]`; rows add up to 1. */
  readonly weights: Tensor;
}

/**
 * Attention with several heads. Called as a layer, a sequence attends to itself.
 *
 * PyTorch keeps the weights of `query`, `key` and `value`, one above the other, in its
 * `in_proj_weight` and the biases in `in_proj_bias`; `output` is its `out_proj`.
 */
export interface MultiHeadAttention extends Layer {
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly output: Linear;
  /** Lets queries `[samples, steps, features]` look at keys, and tells the weights, too. */
  readonly attend: (queries: Tensor, options?: AttendOptions) => Attention;
}

/**
 * Attention with several heads (Vaswani et al. 2017, "Attention is all you need", section 3.2): for
 * each head softmax(Q · Kᵀ / √(features / heads)) · V, the heads side by side through a last linear
 * layer. From `[samples, steps, features]` to the same shape.
 *
 * Weights are drawn from `glorotUniform()` unless told otherwise, in the order query, key, value,
 * output. A query all of whose keys are hidden looks at all of them alike.
 *
 * @throws RangeError if a count is not a whole number above 0, the heads do not divide the features,
 * or there is no random source.
 * @throws TensorError when called with an input of another shape or dtype, or a mask that does not fit.
 * @example
 * ```ts
 * import { multiHeadAttention } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { ones } from '@semente/tensor';
 *
 * const layer = multiHeadAttention(8, 2, { isCausal: true, random: seededRandom(1) });
 * console.log(layer(ones([10, 5, 8])).shape); // [10, 5, 8]
 * const { weights } = layer.attend(ones([1, 2, 8]));
 * console.log(weights.at(0, 0).toArray()); // [[1, 0], [0.5, 0.5]]
 * ```
 */
export function multiHeadAttention(
  features: number,
  heads: number,
  options: MultiHeadAttentionOptions,
): MultiHeadAttention {
  const name = `multiHeadAttention(${shown(features)}, ${shown(heads)})`;
  checkCounts(name, 'the number of features and of heads', [features, heads]);
  if (features % heads !== 0) {
    throw new RangeError(`${name}: ${features} features cannot be divided among ${heads} heads`);
  }
  const { isCausal, ...start } = completeOptions(
    name,
    options,
    { ...weightDefaults, weight: glorotUniform(), isCausal: false },
    { ...weightClaims, bias: isRule, isCausal: isTruth },
  );
  const { dtype } = start;
  const project = (): Linear => linear(features, features, start);
  const parts = { query: project(), key: project(), value: project(), output: project() };

  const attend = (queries: Tensor, given: AttendOptions = {}): Attention => {
    const { key: keys = queries, value: values = keys, isPadding } = given ?? {};
    for (const x of [queries, keys, values]) {
      requireInput(name, x, dtype, ['samples', 'steps', features]);
    }
    checkSequences(name, queries, keys, values);
    const [query, key, value] = [parts.query(queries), parts.key(keys), parts.value(values)].map(
      (x) => intoHeads(x, heads),
    );
    const scores = query.matmul(key.transpose()).div(Math.sqrt(features / heads));
    const later = isCausal ? laterThan(scores) : undefined;
    const hidden = [later, paddingOf(name, isPadding, keys)].filter((mask) => mask !== undefined);
    const weights = hidden.reduce((left, mask) => where(mask, HIDDEN, left), scores).softmax();
    return { output: parts.output(besideEachOther(weights.matmul(value))), weights };
  };
  const forward: Layer = (x) => attend(x).output;
  return namedLayer(name, forward, { ...parts, attend });
}

/**
 * The score of what is not looked at. Its exponential is 0 beside any other score, and unlike −∞ it
 * makes no NaN where a query has nothing else to look at. It fits float32, too.
 */
const HIDDEN = -3e38;

/** From `[samples, steps, features]` to `[samples, heads, steps, features / heads]`. */
function intoHeads(x: Tensor, heads: number): Tensor {
  const [samples, steps, features] = x.shape;
  return x.reshape([samples, steps, heads, features / heads]).transpose(1, 2);
}

/** The way back. */
function besideEachOther(x: Tensor): Tensor {
  const [samples, heads, steps, size] = x.shape;
  return x.transpose(1, 2).reshape([samples, steps, heads * size]);
}

/** Which key stands later than which query. */
function laterThan(scores: Tensor): Tensor {
  return ones(scores.shape.slice(-2), { dtype: 'bool' }).triu(1);
}

function paddingOf(name: string, isPadding: unknown, keys: Tensor): Tensor | undefined {
  if (isPadding === undefined) return undefined;
  const [samples, steps] = keys.shape;
  const wanted = `bool [${samples}, ${steps}]`;
  if (!(isPadding instanceof Tensor) || String(isPadding) !== wanted) {
    throw new TensorError(`${name}: expected isPadding as ${wanted}, got ${shown(isPadding)}`);
  }
  return isPadding.reshape([samples, 1, 1, steps]);
}

function checkSequences(name: string, queries: Tensor, keys: Tensor, values: Tensor): void {
  if (String(keys) === String(values) && keys.shape[0] === queries.shape[0]) return;
  throw new TensorError(
    `${name}: queries of ${queries}, keys of ${keys} and values of ${values} do not fit one another; ` +
      'as many samples are needed of each, and as many values as keys',
  );
}
