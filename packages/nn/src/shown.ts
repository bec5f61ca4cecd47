import { Tensor } from '@semente/tensor';

/** What was given, in a few words for messages: never the text of a function, `'3'` and not 3. */
export function shown(value: unknown): string {
  if (value instanceof Tensor) return String(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
