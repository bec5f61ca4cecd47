import { expect } from 'vitest';
import { type Structure, Tensor } from '../src/index.ts';

/** Where two tensors differ in type or in any bit; null if nowhere. All NaN count as the same. */
function firstDifference(actual: Tensor, expected: Tensor): string | null {
  if (String(actual) !== String(expected)) return `${actual} instead of ${expected}`;
  const [a, b] = [actual.toTypedArray(), expected.toTypedArray()];
  const at = a.findIndex((value, i) => !Object.is(value, b[i]));
  return at < 0 ? null : `element ${at} of ${expected}: ${a[at]} instead of ${b[at]}`;
}

/** Asserts that two structures of tensors are the same, bit for bit. */
export function expectSameBits(actual: Structure, expected: Structure): void {
  if (expected instanceof Tensor) {
    expect(actual).toBeInstanceOf(Tensor);
    expect(firstDifference(actual as Tensor, expected)).toBeNull();
    return;
  }
  if (expected === null || expected === undefined) {
    expect(actual).toBe(expected);
    return;
  }
  expect(Object.keys(actual ?? {})).toEqual(Object.keys(expected));
  for (const [name, part] of Object.entries(expected)) {
    expectSameBits((actual as Record<string, Structure>)[name], part);
  }
}
