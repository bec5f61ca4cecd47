import type { Initializer } from '../src/index.ts';

/** The rule that "draws" these values: for layers whose weights a test has to know. */
export function given(values: readonly (number | readonly number[])[]): Initializer {
  return () => Float64Array.from(values.flat());
}
