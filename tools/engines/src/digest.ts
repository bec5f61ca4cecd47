/** What a digest needs of a tensor. */
interface Numbers {
  toString(): string;
  toTypedArray(): ArrayLike<number>;
}

/** Collects tensors, and gives one number for all their types and bits: their SHA-256. */
export class Digest {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];

  add(...tensors: readonly Numbers[]): void {
    for (const tensor of tensors) {
      this.#parts.push(new TextEncoder().encode(String(tensor)));
      // Every number is a float64, too; and every NaN counts as the same.
      const numbers = Float64Array.from(tensor.toTypedArray(), (x) => (Number.isNaN(x) ? NaN : x));
      this.#parts.push(new Uint8Array(numbers.buffer));
    }
  }

  async sha256(): Promise<string> {
    const all = await new Blob(this.#parts).arrayBuffer();
    const hash = await crypto.subtle.digest('SHA-256', all);
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
