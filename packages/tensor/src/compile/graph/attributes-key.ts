/** Gives things numbers in the order in which they are met. */
export class Numbering {
  readonly #numbers = new Map<unknown, number>();

  of(thing: unknown): number {
    const number = this.#numbers.get(thing) ?? this.#numbers.size;
    this.#numbers.set(thing, number);
    return number;
  }
}

/** A text that is equal for equal attributes of an operation. */
export function attributesKey(attributes: unknown, numbering: Numbering): string {
  // Few operations have any, and JSON takes its time.
  if (attributes === undefined) return '';
  return JSON.stringify(attributes, (_, part: unknown) => distinct(part, numbering));
}

/** What JSON would take for something else: numbers that it does not know, and functions. */
function distinct(part: unknown, numbering: Numbering): unknown {
  if (typeof part === 'function') return `function ${numbering.of(part)}`;
  if (typeof part !== 'number') return part;
  return Number.isFinite(part) && !Object.is(part, -0) ? part : `number ${numberText(part)}`;
}

/** A number as a text, the sign of a zero included. */
export function numberText(number: number): string {
  return Object.is(number, -0) ? '-0' : String(number);
}
