/** Gives things numbers in the order in which they are met. */
export class Numbering {
  readonly #numbers = new Map<unknown, number>();

  of(thing: unknown): number {
    const number = this.#numbers.get(thing) ?? this.#numbers.size;
    this.#numbers.set(thing, number);
    return number;
  }
}
