import * as fc from 'fast-check';
import { type DType, permute, type Shape, type Tensor, tensor } from '../src/index.ts';

/** Numbers at which functions change their ways. */
const special = [
  Number.NaN,
  Infinity,
  -Infinity,
  0,
  -0,
  Number.MIN_VALUE,
  -(2 ** -1030),
  2 ** -140,
  2 ** -1022,
  Number.MAX_VALUE,
  -3.4e38,
  1,
  -1,
  2 ** -30,
  709.5,
  -745,
  88.7,
  40,
];

/** What numbers a tensor holds: small ones, or special ones among them. */
export type Values = 'small' | 'special';

/** The numbers that go with a seed: multiplicative congruential, Lehmer 1951. */
export function numbers(seed: number, count: number, values: Values = 'small'): Float64Array {
  let state = (seed % 2_147_483_646) + 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let i = 0; i < 4; i++) next();
  return Float64Array.from({ length: count }, () => {
    const isSpecial = values === 'special' && next() < 0.3;
    return isSpecial ? special[Math.floor(next() * special.length)] : 4 * next() - 2;
  });
}

export function randomTensor(seed: number, shape: Shape, dtype: DType, values?: Values): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tensor(numbers(seed, size, values), { shape, dtype });
}

/** Lengths around the widths of vectors, blocks and loops. */
const length: fc.Arbitrary<number> = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 127, 128, 129, 1000) },
);

/** Shapes of up to four axes and 2,000 elements. */
export const shape: fc.Arbitrary<number[]> = fc
  .array(length, { maxLength: 4 })
  .filter((lengths) => lengths.reduce((size, next) => size * next, 1) <= 2000);

/** Shapes that broadcast together: each is the common one with axes shortened to 1 or left out. */
export function broadcastable(count: number): fc.Arbitrary<number[][]> {
  const cuts = fc.array(fc.record({ mask: fc.nat(15), missing: fc.nat(4) }), {
    minLength: count - 1,
    maxLength: count - 1,
  });
  return fc.record({ shape, cuts, first: fc.nat(count - 1) }).map((drawn) => {
    const others = drawn.cuts.map(({ mask, missing }) =>
      drawn.shape.map((size, axis) => ((mask >> axis) & 1 ? 1 : size)).slice(missing),
    );
    return others.toSpliced(drawn.first, 0, drawn.shape);
  });
}

/** The same shape by another way: a view that a function may take of its input. */
export type Disguise = 'none' | 'turned' | 'repeated' | 'backwards' | 'spread' | 'overlapping';

export const disguise: fc.Arbitrary<Disguise> = fc.constantFrom(
  'none',
  'turned',
  'repeated',
  'backwards',
  'spread',
  'overlapping',
);

/** How each disguise hides a tensor: the shape of what is given, and the view of it that is taken. */
const disguises: Record<
  Disguise,
  { readonly given: (shape: Shape) => Shape; readonly take: (x: Tensor, shape: Shape) => Tensor }
> = {
  none: { given: (shape) => shape, take: (x) => x },
  turned: {
    given: (shape) => shape.toReversed(),
    take: (x) => permute(x, x.shape.map((_, axis) => axis).toReversed()),
  },
  repeated: {
    given: (shape) => shape.map((length, axis) => (axis % 2 === 0 ? 1 : length)),
    take: (x, shape) => x.broadcastTo(shape),
  },
  backwards: { given: (shape) => shape, take: (x) => x.flip() },
  spread: {
    given: (shape) =>
      shape.map((length, axis) => (axis === shape.length - 1 ? 2 * length + 1 : length)),
    take: (x, { length: rank }) => (rank === 0 ? x : x.slice(-1, { start: -1, end: 0, step: -2 })),
  },
  /** The last axis counts windows over the one before it. */
  overlapping: {
    given: (shape) => (isWindowed(shape) ? windowed(shape) : shape),
    take: (x, shape) => (isWindowed(shape) ? x.slidingWindows(shape[shape.length - 1]) : x),
  },
};

function isWindowed(shape: Shape): boolean {
  return shape.length >= 2 && shape.slice(-2).every((length) => length > 0);
}

function windowed(shape: Shape): Shape {
  const [places, size] = shape.slice(-2);
  return [...shape.slice(0, -2), places + size - 1];
}

/** The shape of what `disguised` makes into a tensor of the given shape. */
export function undisguised(shape: Shape, as: Disguise): Shape {
  return disguises[as].given(shape);
}

export function disguised(x: Tensor, shape: Shape, as: Disguise): Tensor {
  return disguises[as].take(x, shape);
}
