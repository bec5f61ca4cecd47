import { bytesOf } from '../../dtype.ts';
import type { Expression, Statement } from '../../wasm/code.ts';
import { i32, i32x4, v128 } from '../../wasm/instructions.ts';
import type { Local, Locals } from '../../wasm/locals.ts';
import type { Access, Buffer } from '../kernel/kernel.ts';

/** Where each buffer begins, in bytes. */
export type Addresses = (buffer: Buffer) => number;

/** A position along one axis: what a loop counts, and how far a copy of the body is ahead of it. */
export interface Position {
  readonly counter: Local<'i32'> | null;
  readonly ahead: number;
}

export function at(ahead: number, counter: Local<'i32'> | null = null): Position {
  return { counter, ahead };
}

/** The position so many elements further on. */
export function ahead({ counter, ahead: before }: Position, by: number): Position {
  return { counter, ahead: before + by };
}

/**
 * An address: what is only known at run time, and a constant that the access itself adds. Both are
 * taken as unsigned, and their sum does not wrap around: where a counter leads backwards, the
 * constant is part of the base.
 */
export interface Address {
  readonly base: Expression<'i32'> | 0;
  readonly offset: number;
}

/** What code inside of a function knows of where it is. */
export interface Scope {
  readonly locals: Locals;
  readonly addresses: Addresses;
  /**
   * The first parameters of the function, and of every function that is a part of it: to what the
   * address of a buffer is added. By default none; then addresses are absolute.
   */
  readonly bases?: ReadonlyMap<Buffer, Local<'i32'>>;
  /** Where loops around this code stand, along the first axes of every access; by default none. */
  readonly outer?: readonly Position[];
}

/** A counter, and how many bytes each of its steps leads on. */
interface Moving {
  readonly counter: Local<'i32'>;
  readonly stride: number;
}

/**
 * Computes addresses at one level of loops. What depends on counters is the same for many accesses:
 * it is put into a local once, by the statements that are collected here and run first.
 */
export class Pointers {
  readonly statements: Statement[] = [];
  readonly #addresses: Addresses;
  readonly #bases: ReadonlyMap<Buffer, Local<'i32'>>;
  readonly #locals: Locals;
  readonly #outer: readonly Position[];
  readonly #known = new Map<string, Local<'i32'>>();

  constructor({ locals, addresses, bases = new Map(), outer = [] }: Scope) {
    this.#addresses = addresses;
    this.#bases = bases;
    this.#locals = locals;
    this.#outer = outer;
  }

  /** Where the element at the given position of each axis is, of those after the outer ones. */
  to({ buffer, layout }: Access, inner: readonly Position[]): Address {
    const bytes = bytesOf(buffer);
    let { offset } = layout;
    const moving: Moving[] = [];
    [...this.#outer, ...inner].forEach(({ counter, ahead }, axis) => {
      const stride = layout.strides[axis];
      offset += ahead * stride;
      if (counter !== null && stride !== 0) moving.push({ counter, stride: stride * bytes });
    });
    const base = this.#bases.get(buffer);
    const start = this.#addresses(buffer) + offset * bytes;
    return start < 0 || moving.some(({ stride }) => stride < 0)
      ? { base: this.#sum(base, moving, start), offset: 0 }
      : { base: this.#sum(base, moving, 0), offset: start };
  }

  #sum(
    base: Local<'i32'> | undefined,
    terms: readonly Moving[],
    start: number,
  ): Expression<'i32'> | 0 {
    if (terms.length === 0 && start === 0) return base ?? 0;
    const key = terms.reduce(
      (sum, { counter, stride }) => `${sum}+${counter.index}*${stride}`,
      `${base?.index ?? ''}+${start}`,
    );
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const products = terms.map(
      ({ counter, stride }): Expression<'i32'> =>
        stride === 1 ? counter : i32.mul(counter, stride),
    );
    const local = this.#locals.fresh('i32');
    const [first, ...rest] = [
      ...(start === 0 ? [] : [i32.const(start)]),
      ...(base === undefined ? [] : [base]),
      ...products,
    ];
    this.statements.push(local.set(rest.reduce((sum, product) => i32.add(sum, product), first)));
    this.#known.set(key, local);
    return local;
  }
}

/** The address so many bytes further on, or back. */
export function moved({ base, offset }: Address, bytes: number): Address {
  return offset + bytes >= 0
    ? { base, offset: offset + bytes }
    : { base: i32.add(base, offset + bytes), offset: 0 };
}

/** The first `count` lanes of a vector, from elements that lie `stride` elements apart. */
export function loadLanes(
  buffer: Buffer,
  address: Address,
  stride: number,
  count: number,
  laneBytes: number,
): Expression<'v128'> {
  if (buffer.dtype === 'bool') return loadTruth(address, stride, count, laneBytes);
  const { base, offset } = address;
  const isDouble = laneBytes === 8;
  if (stride === 0)
    return isDouble ? v128.load64_splat(base, offset) : v128.load32_splat(base, offset);
  if (stride === 1 && count * laneBytes === 16) return v128.load(base, offset, laneBytes);
  if (stride === 1 && count * laneBytes >= 8) {
    const low = v128.load64_zero(base, offset);
    return count * laneBytes === 8 ? low : v128.load32_lane(base, low, 2, offset + 8);
  }
  const first = isDouble ? v128.load64_zero(base, offset) : v128.load32_zero(base, offset);
  const load = isDouble ? v128.load64_lane : v128.load32_lane;
  return Array.from({ length: count - 1 }, (_, i) => i + 1).reduce<Expression<'v128'>>(
    (vector, lane) => {
      const place = moved(address, lane * stride * laneBytes);
      return load(place.base, vector, lane, place.offset);
    },
    first,
  );
}

/** Bytes of 0 and 1 as lanes of no bits and all bits. */
function loadTruth(
  address: Address,
  stride: number,
  count: number,
  laneBytes: number,
): Expression<'v128'> {
  const word = (lane: number): Expression<'i32'> => {
    const { base, offset } = moved(address, lane * stride);
    return i32.sub(0, i32.load8_u(base, offset));
  };
  const words = laneBytes / 4;
  let vector = i32x4.splat(word(0));
  for (let lane = 1; lane < count; lane++) {
    for (let half = 0; half < words; half++) {
      vector = i32x4.replace_lane(vector, word(lane), lane * words + half);
    }
  }
  return vector;
}

/** Writes the first `count` lanes to elements that lie `stride` elements apart. */
export function storeLanes(
  buffer: Buffer,
  address: Address,
  stride: number,
  count: number,
  laneBytes: number,
  vector: Local<'v128'>,
): Statement[] {
  const lanes = Array.from({ length: count }, (_, lane) => lane);
  const place = (lane: number): Address => moved(address, lane * stride * bytesOf(buffer));
  if (buffer.dtype === 'bool') {
    const words = laneBytes / 4;
    return lanes.map((lane) => {
      const { base, offset } = place(lane);
      return i32.store8(base, i32.and(i32x4.extract_lane(vector, lane * words), 1), offset);
    });
  }
  if (stride === 1 && count * laneBytes === 16)
    return [v128.store(address.base, vector, address.offset, laneBytes)];
  const store = laneBytes === 8 ? v128.store64_lane : v128.store32_lane;
  return lanes.map((lane) => {
    const { base, offset } = place(lane);
    return store(base, vector, lane, offset);
  });
}
