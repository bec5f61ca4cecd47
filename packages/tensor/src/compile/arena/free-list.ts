/** A stretch of memory, in bytes. */
export interface Place {
  readonly address: number;
  readonly size: number;
}

/** The gaps in a memory: in ascending order, and never two side by side, since these become one. */
export class FreeList {
  readonly #gaps: Place[] = [];

  /** The lowest address where so many bytes are free, which are taken; null if there is none. */
  take(size: number): number | null {
    const index = this.#gaps.findIndex((gap) => gap.size >= size);
    if (index < 0) return null;
    const { address, size: available } = this.#gaps[index];
    const rest = available === size ? [] : [{ address: address + size, size: available - size }];
    this.#gaps.splice(index, 1, ...rest);
    return address;
  }

  /** Makes a place that was taken free again. */
  give({ address, size }: Place): void {
    const after = this.#gaps.findIndex((gap) => gap.address > address);
    const index = after < 0 ? this.#gaps.length : after;
    const before = this.#gaps.slice(Math.max(0, index - 1), index);
    const touchesBefore = before.some((gap) => gap.address + gap.size === address);
    const touchesAfter = this.#gaps[index]?.address === address + size;
    const first = touchesBefore ? index - 1 : index;
    const merged = this.#gaps.slice(first, touchesAfter ? index + 1 : index);
    this.#gaps.splice(first, merged.length, {
      address: touchesBefore ? this.#gaps[first].address : address,
      size: merged.reduce((sum, gap) => sum + gap.size, size),
    });
  }
}
