import { DataFileError } from './data-file-error.ts';

/** What a column of a CSV file may hold. */
export type ColumnType = 'number' | 'text';

/** A column of a CSV file: numbers or texts, one for each sample. */
export type CsvColumn =
  | { readonly name: string; readonly type: 'number'; readonly values: readonly (number | null)[] }
  | { readonly name: string; readonly type: 'text'; readonly values: readonly (string | null)[] };

/** A decimal fraction; what `Number` takes besides, such as '' and '0x10', is none. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Collects a column's fields. A value that is missing becomes null. */
export class ColumnBuilder {
  readonly #file: string;
  readonly #name: string;
  readonly #stated: ColumnType | undefined;
  readonly #missing: ReadonlySet<string>;
  readonly #texts: (string | null)[] = [];
  #areNumbers = true;

  constructor(
    file: string,
    name: string,
    stated: ColumnType | undefined,
    missing: ReadonlySet<string>,
  ) {
    this.#file = file;
    this.#name = name;
    this.#stated = stated;
    this.#missing = missing;
  }

  add(field: string, row: number): void {
    const trimmed = field.trim();
    const isMissing = this.#missing.has(trimmed);
    this.#texts.push(isMissing ? null : field);
    if (isMissing || isNumber(trimmed)) return;
    this.#areNumbers = false;
    if (this.#stated === 'number') {
      throw new DataFileError(
        this.#file,
        `row ${row}, column '${this.#name}': a number is expected, got ${JSON.stringify(field.slice(0, 40))}`,
      );
    }
  }

  column(): CsvColumn {
    const name = this.#name;
    // A column of which nothing is known may as well be one of numbers.
    return (this.#stated ?? (this.#areNumbers ? 'number' : 'text')) === 'number'
      ? {
          name,
          type: 'number',
          values: this.#texts.map((text) => (text === null ? null : Number(text))),
        }
      : { name, type: 'text', values: this.#texts };
  }
}

/** Whether a text is a number that float64 can hold; 1e999 is none. */
function isNumber(text: string): boolean {
  return NUMBER.test(text) && Number.isFinite(Number(text));
}
