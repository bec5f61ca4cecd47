import type { DType } from '../../dtype.ts';
import { precisionOf } from '../../scalar/run.ts';
import { lanesOf } from './place.ts';

/** How many rows, and vectors of columns, of a product are computed together. */
export interface TileSize {
  readonly rows: number;
  readonly vectors: number;
}

/** Some rows of a product, all of whose columns are computed by tiles of one size. */
export interface Strip extends TileSize {
  readonly first: number;
  readonly count: number;
}

/** The tiles of a product of `n` rows by `vectors`, with `k` steps: those that take the least time. */
export function tileSize(n: number, vectors: number, k: number): TileSize {
  return strips(n, vectors, k)[0];
}

/**
 * A product's rows as one strip of whole tiles and, where rows are left, another one. Its tiles have
 * fewer rows, and so may have more vectors: five rows by five vectors are four rows by two, two and
 * one, and one row by five.
 */
export function strips(n: number, vectors: number, k: number): readonly [Strip, ...Strip[]] {
  const cost = (strip: Strip): number => costOf(strip, vectors, k);
  const ways = sizesWithin(n, vectors).map((size): [Strip, ...Strip[]] => {
    const rest = n % size.rows;
    const whole = { first: 0, count: n - rest, ...size };
    if (rest === 0) return [whole];
    const sizes = sizesWithin(rest, vectors).filter(({ rows }) => rows === rest);
    return [
      whole,
      least(
        sizes.map((left) => ({ first: n - rest, count: rest, ...left })),
        cost,
      ),
    ];
  });
  return least(ways, (way) => way.reduce((sum, strip) => sum + cost(strip), 0));
}

/**
 * What engines have for the numbers of a tile: the sixteen registers of x86 but for one that they
 * keep to themselves, and one for the product under way. While k runs, r rows by v vectors need
 * r·v sums, r factors and v vectors.
 */
const REGISTERS = 14;

/**
 * All sizes that fit into the registers and into the product. Those of more rows come first: of two
 * that are as good, they read less of the right operand, which is the larger one where it is packed.
 */
function sizesWithin(n: number, vectors: number): TileSize[] {
  const found: TileSize[] = [];
  const mostRows = Math.floor((REGISTERS - 1) / 2);
  for (let rows = Math.min(n, mostRows); rows >= 1; rows--) {
    for (let across = 1; across <= vectors; across++) {
      if (rows * across + rows + across > REGISTERS) break;
      found.push({ rows, vectors: across });
    }
  }
  return found;
}

/** The time of a strip in cycles, more or less. */
function costOf({ count, rows, vectors: across }: Strip, vectors: number, k: number): number {
  const rest = vectors % across;
  const whole = ((vectors - rest) / across) * tileCost(rows, across, k);
  return (count / rows) * (whole + (rest === 0 ? 0 : tileCost(rows, rest, k)));
}

/** Above this many steps a tile is not over before its sums have to wait for their last additions. */
const SHORT = 16;

/**
 * A processor that starts six instructions in a cycle, among them two reads and four multiplications
 * or additions, and has each addition's result after three: what today's are, more or less. Beside
 * the sums, a step moves and compares pointers; a tile begins, and does something with each sum. A
 * single vector has to be there before anything else can go on.
 */
function tileCost(rows: number, vectors: number, k: number): number {
  const sums = rows * vectors;
  const reads = rows + vectors;
  const latency = k > SHORT ? (vectors === 1 ? 3.5 : 3) : 0;
  const step = Math.max((2 * sums + reads + 4) / 6, reads / 2, sums / 2, latency);
  return k * step + (8 + 3 * sums) / 6;
}

function least<T>(choices: readonly T[], costOfChoice: (choice: T) => number): T {
  return choices.reduce((best, choice) =>
    costOfChoice(choice) < costOfChoice(best) ? choice : best,
  );
}

/** How many numbers a vector holds. */
export function widthFor(dtype: DType): number {
  return 16 / lanesOf(precisionOf(dtype)).bytes;
}
