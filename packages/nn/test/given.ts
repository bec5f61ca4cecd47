import { type Initializer, initializer } from '../src/index.ts';

/** The rule that "draws" these values: for layers whose weights a test has to know. */
export function given(values: readonly (number | readonly number[])[]): Initializer {
  return initializer({
    name: 'given',
    draw: () => Float64Array.from(values.flat()),
    explain: () => ({ formula: 'the values of the test', standardDeviation: 0 }),
  });
}
