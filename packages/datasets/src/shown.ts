const LONGEST_LIST = 8;

/** A value as it stands in a program, for messages: `'3'` is not 3. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) {
    return value.length > LONGEST_LIST ? `a list of ${value.length}` : `[${value.map(shown)}]`;
  }
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
