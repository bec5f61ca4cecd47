import { packedNumbers } from './packed-numbers.ts';

/** A table of decimal fractions, row by row; the last column is what is to be predicted. */
export interface PackedTable {
  readonly rows: number;
  /**
   * For each column: in how many bits its numbers stand, the least of them, which is taken off all,
   * and the power of ten that they were multiplied by to make them whole.
   */
  readonly columns: readonly (readonly [bits: number, least: number, scale: number])[];
  readonly letters: string;
}

/**
 * The table's columns. Each number is the double nearest to the decimal fraction, since it is a
 * quotient of two whole numbers that doubles hold exactly.
 */
export function columnsOf({ rows, columns, letters }: PackedTable): Float64Array[] {
  const next = packedNumbers(letters);
  const values = columns.map(() => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    for (const [index, [bits, least, scale]] of columns.entries()) {
      values[index][row] = (least + next(bits)) / scale;
    }
  }
  return values;
}
