import { apply } from './apply.ts';
import { tensor } from './creation/from-values.ts';
import { arange } from './creation/sequences.ts';
import { describe } from './describe.ts';
import { TensorError } from './errors.ts';
import { elementwise } from './kernels/elementwise.ts';
import { broadcastTogether } from './operations/elementwise-functions.ts';
import { add, at, broadcastTo, less, reshape } from './operations/index.ts';
import { stack } from './operations/of-several.ts';
import { checkOptions } from './require.ts';
import * as scalar from './scalar/instructions.ts';
import { threefry } from './scalar/threefry.ts';
import { checkShape, type Shape, sizeOf } from './shape.ts';
import { type Operation, Tensor } from './tensor.ts';

/*
 * A counter-based generator has no state but a count: each number is a function of a key, of the
 * draw that it belongs to, and of its place there. So a draw is an operation like any other, in a
 * compiled function, too.
 */

/** The highest bits of one of the two words that belong to a key, a place and a draw. */
function highestBits(word: 0 | 1, count: number): Operation {
  return elementwise({
    name: `${count} random bits`,
    scalar: (key0, key1, place, draw) =>
      scalar.shiftRight(threefry([key0, key1], [place, draw])[word], 32 - count),
    vjp: [],
  });
}

const words = [highestBits(0, 32), highestBits(1, 32)] as const;

/** Random bits as a number in [0, 1) of a dtype, which has room for just so many. */
interface Uniform {
  readonly bits: readonly Operation[];
  readonly fraction: Operation;
}

const uniforms: Record<'float64' | 'float32', Uniform> = {
  float64: {
    bits: [highestBits(0, 27), highestBits(1, 26)],
    fraction: elementwise({
      name: 'uniform float64',
      dtype: 'float64',
      scalar: (high, low) =>
        scalar.multiply(scalar.add(scalar.multiply(high, 2 ** 26), low), 2 ** -53),
      vjp: [],
    }),
  },
  float32: {
    bits: [highestBits(0, 24)],
    fraction: elementwise({
      name: 'uniform float32',
      dtype: 'float32',
      scalar: (bits) => scalar.multiply(bits, 2 ** -24),
      vjp: [],
    }),
  },
};

/** How random numbers shall be held. */
export interface UniformOptions {
  /** `float64` by default, with 53 random bits; a `float32` has 24 of them. */
  readonly dtype?: 'float64' | 'float32';
}

/**
 * Random numbers in an endless row, each draw independent of the others. Made by `randomStream`.
 *
 * A draw inside of a compiled function is another one at every call, and the numbers are the same,
 * bit for bit, as without `compile`.
 */
export class RandomStream {
  /**
   * Where the stream stands: an int32 tensor of the key's two words and the number of the next draw
   * (modulo 2³²). To continue from here later, keep `state.detach()`, and `assign` it.
   */
  readonly state: Tensor;

  /** For `randomStream` and `split`. */
  constructor(state: Tensor) {
    this.state = state;
  }

  /**
   * Numbers that are equally likely anywhere in [0, 1).
   *
   * @throws TensorError if the shape is none, or the dtype is not float64 or float32.
   */
  uniform(shape: Shape, options: UniformOptions = {}): Tensor {
    checkOptions('uniform', options, ['dtype']);
    const { dtype = 'float64' } = options;
    checkShape('uniform', shape);
    if (!Object.hasOwn(uniforms, dtype)) {
      throw new TensorError(
        `uniform: random numbers are float64 or float32, got ${describe(dtype)}`,
      );
    }
    return this.#uniform(shape, dtype);
  }

  /**
   * A bool tensor that is true with the given probability: a mask for dropout. It is the one that
   * says where `uniform` of float32 is less than the probability, which is thus right to 2⁻²⁴.
   *
   * @param probability - From 0 to 1; a tensor may hold one for each place.
   * @throws TensorError if the shape is none, or the probability is not a number from 0 to 1 or a
   * tensor that can be repeated to the shape.
   */
  bernoulli(shape: Shape, probability: Tensor | number): Tensor {
    checkShape('bernoulli', shape);
    const threshold =
      probability instanceof Tensor
        ? broadcastTo(probability, shape)
        : checkProbability(probability);
    return less(this.#uniform(shape, 'float32'), threshold);
  }

  /** Another stream, whose key is the next draw of this one: for somebody who draws on their own. */
  split(): RandomStream {
    const counter = this.#next([]);
    const key = words.map((word) => apply(word, counter, undefined));
    return new RandomStream(stack([...key, tensor(0, { dtype: 'int32' })]));
  }

  #uniform(shape: Shape, dtype: keyof typeof uniforms): Tensor {
    const { bits, fraction } = uniforms[dtype];
    const counter = this.#next(shape);
    const random = bits.map((operation) => apply(operation, counter, undefined));
    return apply(fraction, random, undefined);
  }

  /** For each place of the next draw, its key, its place and the draw. */
  #next(shape: Shape): Tensor[] {
    const [key0, key1, draw] = [0, 1, 2].map((place) => at(this.state, place));
    const places = reshape(arange(sizeOf(shape), { dtype: 'int32' }), shape);
    this.state.assign(add(this.state, tensor([0, 0, 1], { dtype: 'int32' })));
    return broadcastTogether('random bits', [key0, key1, places, draw]);
  }
}

function checkProbability(probability: number): number {
  if (typeof probability === 'number' && probability >= 0 && probability <= 1) return probability;
  throw new TensorError(
    `bernoulli: the probability is a number from 0 to 1 or a tensor of such numbers, got ${describe(probability)}`,
  );
}

/**
 * A stream of random numbers that a seed determines, for what a function draws at every call, such
 * as masks of dropout. (For data and initial weights there are the sources of `@semente/random`.)
 *
 * The generator is Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw 2011, "Parallel
 * random numbers: as easy as 1, 2, 3"). Its key is the seed, and the number at place i of draw n
 * comes from the counter (i, n).
 *
 * @param seed - A whole number, from −(2⁵³ − 1) to 2⁵³ − 1; each has a stream of its own.
 * @throws TensorError if the seed is none.
 * @example
 * ```ts
 * import { compile, ones, randomStream, type Tensor } from '@semente/tensor';
 *
 * const random = randomStream(7);
 * const dropout = compile((x: Tensor) => x.mul(random.bernoulli(x.shape, 0.8)).div(0.8));
 * const first = dropout(ones([4]));
 * const saved = random.state.detach();
 * const second = dropout(ones([4]));
 * random.state.assign(saved);
 * console.log(dropout(ones([4])).equal(second).toArray()); // [1, 1, 1, 1]
 * ```
 */
export function randomStream(seed: number): RandomStream {
  if (!Number.isSafeInteger(seed)) {
    throw new TensorError(
      `randomStream: the seed is a whole number from −(2⁵³ − 1) to 2⁵³ − 1, got ${describe(seed)}`,
    );
  }
  const high = Math.floor(seed / 2 ** 32);
  const low = seed - high * 2 ** 32;
  return new RandomStream(tensor(Int32Array.of(low, high, 0)));
}
