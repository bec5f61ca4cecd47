import { bytesOf, type DType } from '../../dtype.ts';
import { copyTo, rowMajor, type Strided } from '../../memory/strided.ts';
import type { Deferred, Value } from '../../memory/value.ts';
import { formatShape, type Shape, sizeOf } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { arena, Cells } from './arena.ts';

/**
 * A leaf's place in the arena, where every compiled function finds it. While the newest value is
 * there, the leaf holds this in place of numbers, which are copied out when somebody asks.
 */
export class Resident implements Deferred {
  readonly dtype: DType;
  readonly shape: Shape;
  readonly address: number;
  readonly #cells: Cells;
  /** What was copied in last. */
  #loaded: Value | null = null;
  #snapshot: Strided | null = null;

  constructor(leaf: Tensor) {
    const { dtype, shape } = leaf;
    this.dtype = dtype;
    this.shape = shape;
    const bytes = sizeOf(shape) * bytesOf(leaf);
    this.address = arena().allocate(leaf, bytes, `a parameter of shape ${formatShape(shape)}`);
    this.#cells = new Cells(dtype, this.address, sizeOf(shape));
  }

  read(): Strided {
    this.#snapshot ??= rowMajor(this.dtype, this.#cells.numbers.slice(), this.shape);
    return this.#snapshot;
  }

  /** Makes sure that the arena holds the leaf's value. */
  load(leaf: Tensor): void {
    const { source } = leaf;
    if (source === this || source === this.#loaded) return;
    copyTo(this.#cells.numbers, leaf.strided);
    this.#loaded = source;
    this.#snapshot = null;
  }

  /** A compiled function was broken off, and may have written here before. */
  mayHaveChanged(): void {
    this.#snapshot = null;
    this.#loaded = null;
  }

  /** A compiled function has written a new value. */
  changed(leaf: Tensor): void {
    this.mayHaveChanged();
    leaf.replaceValue(this);
  }
}

const residents = new WeakMap<Tensor, Resident>();

/** The leaf's place in the arena, which is its own until the leaf is collected. */
export function residentOf(leaf: Tensor): Resident {
  const known = residents.get(leaf);
  if (known !== undefined) return known;
  const resident = new Resident(leaf);
  residents.set(leaf, resident);
  return resident;
}
