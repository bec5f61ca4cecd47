import { completeOptions, isCount, isNotNegative } from '../claims.ts';
import { checkMatrix } from './checks.ts';
import { type Initializer, initializer, rounded, sizeOf } from './initializer.ts';

/** How many weights are not 0, and how large they are. */
export interface SparseOptions {
  /** How many inputs each unit listens to, or all if there are fewer; 15 by default. */
  readonly connections?: number;
  /** Of the weights that are not 0; 1 by default. */
  readonly standardDeviation?: number;
}

/**
 * Each unit listens to a few inputs, drawn at random, with normal weights; all others are 0. How much
 * comes in does not grow with the layer, and the units differ (Martens 2010, “Deep learning via
 * Hessian-free optimization”). PyTorch's `sparse_` differs: it leaves each input so many
 * units, counted as a share of the units, with a standard deviation of 0.01.
 *
 * @throws RangeError if the number of connections is not whole and above 0, or the standard deviation
 * is negative or not finite, or, when called, if the weight is a vector.
 * @example
 * ```ts
 * import { linear, sparse } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const weight = sparse({ connections: 2 });
 * const layer = linear(5, 3, { weight, random: seededRandom(1) });
 * console.log(layer.weight.notEqual(0).sum(1).toArray()); // [2, 2, 2]
 * ```
 */
export function sparse(options: SparseOptions = {}): Initializer {
  const { connections, standardDeviation } = completeOptions(
    'sparse',
    options,
    { connections: 15, standardDeviation: 1 },
    { connections: isCount, standardDeviation: isNotNegative },
  );
  /** How many inputs a unit has, and how many of them it listens to. */
  const rowOf = (shape: readonly number[]): { length: number; nonzero: number } => {
    checkMatrix('sparse', shape);
    const length = sizeOf(shape.slice(1));
    return { length, nonzero: Math.min(connections, length) };
  };
  return initializer({
    name: 'sparse',
    draw({ shape, random }) {
      const { length, nonzero } = rowOf(shape);
      const values = new Float64Array(sizeOf(shape));
      for (let start = 0; start < values.length; start += length) {
        const inputs = random.permutation(length).slice(0, nonzero);
        for (const input of inputs) values[start + input] = random.normal(0, standardDeviation);
      }
      return values;
    },
    explain({ shape }) {
      const { length, nonzero } = rowOf(shape);
      return {
        formula: `w ~ N(0, ${rounded(standardDeviation)}²) for ${nonzero} of the ${length} inputs of each unit, 0 for the others`,
        standardDeviation: standardDeviation * Math.sqrt(nonzero / length),
        source: 'Martens 2010, “Deep learning via Hessian-free optimization”',
      };
    },
  });
}
