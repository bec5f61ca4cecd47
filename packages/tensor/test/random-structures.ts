import { concat, type Tensor } from '../src/index.ts';
import { axesOf, type Draw, LARGEST, of, pick, pickFitting, type State } from './random-picks.ts';

/** Steps of random programs that reduce, move, gather or multiply in batches. */
export const structures = {
  reduce: (state: State, { a, b, c }: Draw) => {
    const x = pick(state.values, a);
    const axes = b % 4 === 0 ? undefined : axesOf(x, b);
    return x[of(['max', 'min', 'prod', 'any', 'all', 'logSumExp'] as const, c)](axes);
  },
  along: (state: State, { a, b, c }: Draw) => {
    const x = pick(state.values, a);
    return x.rank === 0 ? null : x[of(['cumsum', 'softmax', 'argmax'] as const, b)](c % x.rank);
  },
  part: (state: State, { a, b, c }: Draw) => {
    const x = pick(state.values, a);
    const range = of([{ end: -1 }, { start: 1 }, { step: -1 }, { step: 2 }], b);
    return x.rank === 0 ? null : x.slice(c % x.rank, range);
  },
  join(state: State, { a, b, c }: Draw) {
    const x = pick(state.values, a);
    const y = pickFitting(state, b, (other) => String(other.shape) === String(x.shape)) ?? x;
    return x.rank === 0 ? null : concat([x, y], c % x.rank);
  },
  /** Places along an axis that an order of the elements names, with repetitions. */
  gather(state: State, { a, b, c }: Draw) {
    const x = pick(state.values, a);
    if (x.rank === 0 || x.size === 0) return null;
    const axis = b % x.rank;
    const places = x.argmax(axis, { keepDims: true });
    return c % 2 === 0 ? x.takeAlong(places, axis) : x.indexSelect(axis, places.flatten());
  },
  batches(state: State, { a, b }: Draw) {
    const x = pick(state.values, a);
    const y = pickFitting(
      state,
      b,
      (other) => other.rank > 1 && other.shape.at(-2) === x.shape.at(-1),
    );
    if (x.rank === 0 || y === undefined) return null;
    return x.size * (y.shape.at(-1) ?? 1) > LARGEST ? null : x.matmul(y).mul(0.25);
  },
} as const satisfies Record<string, (state: State, draw: Draw) => Tensor | null>;
