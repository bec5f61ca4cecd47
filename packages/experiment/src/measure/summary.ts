import { type JsonNumber, jsonNumber } from '../json-number.ts';
import { type Histogram, histogram } from './histogram.ts';

export interface Summary {
  readonly mean: JsonNumber;
  /** Of the values as they are, without a correction for the sample (NumPy's `std`). */
  readonly standardDeviation: JsonNumber;
  readonly rootMeanSquare: JsonNumber;
  /** Null where a value is not finite. */
  readonly histogram: Histogram | null;
}

/** Where the values lie, how far they spread, how large they are, and how they are distributed. */
export function summary(values: ArrayLike<number>): Summary {
  const mean = meanOf(values, (value) => value);
  return {
    mean: jsonNumber(mean),
    standardDeviation: jsonNumber(Math.sqrt(meanOf(values, (value) => square(value - mean)))),
    rootMeanSquare: jsonNumber(Math.sqrt(meanOf(values, square))),
    histogram: histogram(values),
  };
}

/** The share of the values that are exactly 0. */
export function shareOfZeros(values: ArrayLike<number>): number {
  return meanOf(values, (value) => (value === 0 ? 1 : 0));
}

function meanOf(values: ArrayLike<number>, of: (value: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += of(values[i]);
  return sum / values.length;
}

function square(value: number): number {
  return value * value;
}
