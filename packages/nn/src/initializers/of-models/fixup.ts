import { fullLike, noGrad, type Tensor, tensor, zerosLike } from '@semente/tensor';
import { type Claim, completeOptions } from '../../claims.ts';
import { parameters } from '../../parameters.ts';
import { shown } from '../../shown.ts';

/** What else a residual network starts with. */
export interface FixupOptions {
  /** The layer that gives the logits; all its parameters become 0. */
  readonly output: object;
}

/**
 * Rescales the starting weights of a residual network, x + branch(x) again and again, so that it
 * trains without normalization however many branches there are (Zhang, Dauphin and Ma 2019, “Fixup
 * Initialization: Residual Learning Without Normalization”, rules 1 and 2). Of L branches, each with m
 * weights, the last weight becomes 0 and the others are multiplied by L^(−1 / (2m − 2)): one step of
 * training then changes what the network computes by as much for one branch as for a thousand.
 *
 * Call it once, after the layers are made, by `heNormal` for instance. A branch's weights are its
 * parameters of two axes and more, in the order of definition; biases stay as they are, and should be 0.
 * Rule 3, a scalar multiplier in each branch and scalar biases before its layers, is a matter of the
 * model.
 *
 * @param branches - All residual branches of the model, each once.
 * @throws RangeError if there are no branches, or one has no weights, or is given twice.
 * @example
 * ```ts
 * import { fixup, linear, relu, sequential } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom(1);
 * const branches = Array.from({ length: 50 }, () =>
 *   sequential(linear(8, 8, { random }), relu(), linear(8, 8, { random })),
 * );
 * const output = linear(8, 1, { random });
 * fixup(branches, { output });
 * ```
 */
export function fixup(branches: readonly object[], options: FixupOptions): void {
  const { output } = completeOptions('fixup', options, {}, { output: isModel });
  const outputParameters = parameters(output);
  const weightsOfBranches = checkedWeights(branches);
  noGrad(() => {
    for (const parameter of outputParameters) parameter.assign(zerosLike(parameter));
    for (const weights of weightsOfBranches) rescale(weights, branches.length);
  });
}

const isModel: Claim = {
  wanted: 'the layer that gives the logits',
  holds: (value) => typeof value === 'function' || (typeof value === 'object' && value !== null),
};

/** L^(−1 / (2m − 2)) for L branches with m ≥ 2 weights each. */
function factor(branches: number, weights: number): number {
  return tensor(branches)
    .log()
    .mul(-1 / (2 * weights - 2))
    .exp()
    .item();
}

function rescale(weights: readonly Tensor[], branches: number): void {
  const [last, ...others] = weights.toReversed();
  last.assign(zerosLike(last));
  for (const weight of others) {
    weight.assign(weight.mul(fullLike(weight, factor(branches, weights.length))));
  }
}

function checkedWeights(branches: readonly object[]): Tensor[][] {
  if (!Array.isArray(branches) || branches.length === 0) {
    throw new RangeError(`fixup: expected an array of residual branches, got ${shown(branches)}`);
  }
  const all = branches.map((branch) => parameters(branch).filter(({ rank }) => rank >= 2));
  const empty = all.findIndex((weights) => weights.length === 0);
  if (empty >= 0) throw new RangeError(`fixup: branches[${empty}] has no weights`);
  if (new Set(all.flat()).size < all.flat().length) {
    throw new RangeError('fixup: two branches share a weight, which would be rescaled twice');
  }
  return all;
}
