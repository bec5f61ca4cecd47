import type { DType, TypedArray } from '../../dtype.ts';
import { TensorError } from '../../errors.ts';
import type { EngineMemory } from '../../wasm/engine.ts';
import type { ImportedMemory } from '../../wasm/module.ts';
import { newMemory } from '../engine.ts';
import { FreeList, type Place } from './free-list.ts';

/** 64 KiB, the unit in which WebAssembly's memory grows (Core Specification 2.0, §4.2.8). */
const PAGE = 65_536;
/** 4 GiB less one page: all that 32 bits address. */
const MAXIMUM_PAGES = 65_535;
const ALIGNMENT = 16;

/** The one memory that all compiled functions share, so that parameters stay where they are. */
class Arena {
  readonly memory: EngineMemory;
  /** The lowest address that was never given out. */
  #end = ALIGNMENT;
  readonly #free = new FreeList();
  readonly #abandoned = new FinalizationRegistry<Place>((place) => this.#free.give(place));
  #views: Readonly<Record<DType, TypedArray>>;

  constructor(memory: EngineMemory) {
    this.memory = memory;
    this.#views = viewsOf(memory);
  }

  /** The numbers of a dtype from an address on. To be used at once: growing replaces the memory. */
  view(dtype: DType, address: number, size: number): TypedArray {
    if (this.#views.bool.buffer !== this.memory.buffer) this.#views = viewsOf(this.memory);
    const all = this.#views[dtype];
    const start = address / all.BYTES_PER_ELEMENT;
    return all.subarray(start, start + size);
  }

  /**
   * The address of `bytes` bytes that belong to the owner, and to nobody else until the owner has
   * been collected.
   */
  allocate(owner: object, bytes: number, purpose: string): number {
    const size = Math.max(ALIGNMENT, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT);
    const address = this.#free.take(size) ?? this.#append(size, purpose);
    this.#abandoned.register(owner, { address, size });
    return address;
  }

  #append(size: number, purpose: string): number {
    const address = this.#end;
    this.#reserve(address + size, size, purpose);
    this.#end += size;
    return address;
  }

  #reserve(end: number, bytes: number, purpose: string): void {
    const missing = Math.ceil((end - this.memory.buffer.byteLength) / PAGE);
    if (missing <= 0) return;
    const half = Math.floor(this.memory.buffer.byteLength / PAGE / 2);
    for (const pages of [Math.max(missing, half), missing]) if (this.#grow(pages)) return;
    throw new TensorError(
      `compile: cannot get ${bytes} bytes for ${purpose}; compiled functions already hold ${this.#end} of at most ${MAXIMUM_PAGES * PAGE}; ` +
        'each combination of shapes takes room of its own: call them with fewer or smaller ones, or drop those that are not needed',
    );
  }

  #grow(pages: number): boolean {
    try {
      this.memory.grow(pages);
      return true;
    } catch {
      return false;
    }
  }
}

function viewsOf({ buffer }: EngineMemory): Record<DType, TypedArray> {
  return {
    float64: new Float64Array(buffer),
    float32: new Float32Array(buffer),
    int32: new Int32Array(buffer),
    bool: new Uint8Array(buffer),
  };
}

/** Some numbers at a fixed place of the arena. */
export class Cells {
  readonly #dtype: DType;
  readonly #address: number;
  readonly #size: number;
  #numbers: TypedArray;

  constructor(dtype: DType, address: number, size: number) {
    this.#dtype = dtype;
    this.#address = address;
    this.#size = size;
    this.#numbers = arena().view(dtype, address, size);
  }

  /** The numbers themselves. To be used at once: growing replaces the memory. */
  get numbers(): TypedArray {
    // Growing leaves an empty buffer behind, and views of it with nothing in them.
    if (this.#numbers.buffer.byteLength === 0) {
      this.#numbers = arena().view(this.#dtype, this.#address, this.#size);
    }
    return this.#numbers;
  }
}

let shared: Arena | null = null;

/** The arena of this program, made at its first use. */
export function arena(): Arena {
  shared ??= new Arena(newMemory(memoryImport));
  return shared;
}

/** The limits that a module must state of the arena's memory. */
export const memoryImport: ImportedMemory = {
  module: 'semente',
  name: 'memory',
  initial: 16,
  maximum: MAXIMUM_PAGES,
};
