/** JSON has no infinities, so they are written as words. `Number(value)` reads both forms back. */
export type JsonNumber = number | 'Infinity' | '-Infinity' | 'NaN';

/**
 * A number as JSON keeps it: what is not finite becomes its word, and −0, which JSON would turn
 * into 0, becomes 0.
 */
export function jsonNumber(value: number): JsonNumber {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return 'Infinity';
  if (value === Number.NEGATIVE_INFINITY) return '-Infinity';
  return value === 0 ? 0 : value;
}

export function isJsonNumber(value: unknown): value is JsonNumber {
  return (
    typeof value === 'number' || ['Infinity', '-Infinity', 'NaN'].some((word) => word === value)
  );
}
