import { bytesOf } from '../../dtype.ts';
import { copyTo, type Strided } from '../../memory/strided.ts';
import { formatShape, sizeOf, type TensorType } from '../../shape.ts';
import { arena, Cells } from './arena.ts';

/*
 * Only one compiled function runs at a time. What it needs no longer than it runs, all of them have
 * in common: a function that is dropped leaves little behind for the garbage collector to find.
 */

/** Room for temporary results, in which functions take turns. */
export class Scratch {
  readonly address: number;
  readonly bytes: number;

  constructor(bytes: number, purpose: string) {
    this.bytes = bytes;
    this.address = arena().allocate(this, bytes, purpose);
  }
}

/** Small functions are many: the first one makes room for all of them. */
const SMALLEST_SCRATCH = 65_536;
let latestScratch: WeakRef<Scratch> | null = null;

/**
 * Room for so many bytes, which holds nothing from one call to the next.
 *
 * @param largest - Says what takes the most of them, in case there is no room.
 */
export function scratchFor(bytes: number, largest: () => string): Scratch {
  const latest = latestScratch?.deref();
  if (latest !== undefined && latest.bytes >= bytes) return latest;
  const purpose = bytes === 0 ? 'temporary results' : `temporary results, ${largest()}`;
  const scratch = new Scratch(Math.max(bytes, SMALLEST_SCRATCH), purpose);
  latestScratch = new WeakRef(scratch);
  return scratch;
}

/** The place of an input, for all functions that have one of the same type at the same position. */
export class InputPlace {
  readonly address: number;
  readonly #cells: Cells;
  #loaded: Strided | null = null;

  constructor({ dtype, shape }: TensorType) {
    const size = sizeOf(shape);
    const purpose = `an input of shape ${formatShape(shape)}`;
    this.address = arena().allocate(this, size * bytesOf({ dtype }), purpose);
    this.#cells = new Cells(dtype, this.address, size);
  }

  /** Copies the numbers into the arena, unless what is there is still the same. */
  load(numbers: Strided): void {
    if (numbers === this.#loaded) return;
    copyTo(this.#cells.numbers, numbers);
    this.#loaded = numbers;
  }
}

const inputPlaces = new Map<string, WeakRef<InputPlace>>();
/** Forgets places that nobody has any more, unless there is another one by then. */
const forgotten = new FinalizationRegistry<string>((key) => {
  if (inputPlaces.get(key)?.deref() === undefined) inputPlaces.delete(key);
});

/** The place of an input of some type at some position. */
export function inputPlace(index: number, type: TensorType): InputPlace {
  const key = `${index} ${type.dtype} ${sizeOf(type.shape)}`;
  const known = inputPlaces.get(key)?.deref();
  if (known !== undefined) return known;
  const place = new InputPlace(type);
  inputPlaces.set(key, new WeakRef(place));
  forgotten.register(place, key);
  return place;
}
