import type { Random } from '@semente/random';
import { type Tensor, tensor } from '@semente/tensor';

/** Standard normal numbers, drawn row by row. */
export function normalMatrix(random: Random, rows: number, columns: number): Tensor {
  return matrix(rows, columns, () => random.normal());
}

/** Uniform numbers from [0, 1), drawn row by row. */
export function uniformMatrix(random: Random, rows: number, columns: number): Tensor {
  return matrix(rows, columns, () => random.uniform());
}

/** Integers from 0 to `choices` − 1, drawn row by row. */
export function integerMatrix(
  random: Random,
  rows: number,
  columns: number,
  choices: number,
): Tensor {
  return matrix(rows, columns, () => random.integer(0, choices));
}

function matrix(rows: number, columns: number, draw: () => number): Tensor {
  return tensor(Float64Array.from({ length: rows * columns }, draw), { shape: [rows, columns] });
}
