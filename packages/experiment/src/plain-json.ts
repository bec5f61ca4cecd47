import { described } from './expect.ts';

/**
 * Refuses a measurement that would not come back from JSON as it was. Numbers that JSON does not
 * have are not turned into words here: the exercise, whose types say what it gives, would be handed
 * a word where it gave a number. −0 is let through, though JSON turns it into 0.
 *
 * @throws RangeError naming the place within the measurement, and what is there.
 */
export function checkPlainJson(measurement: unknown): void {
  check(measurement, 'measurement', []);
}

function check(value: unknown, path: string, around: readonly object[]): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`${path} is ${value}, which JSON does not have: write it by jsonNumber`);
  }
  if (value === null || ['number', 'string', 'boolean'].includes(typeof value)) return;
  if (typeof value !== 'object' || !isPlain(value)) refuse(path, named(value));
  if (around.includes(value)) refuse(path, 'an object that is within itself');
  const within = [...around, value];
  // By the length: a list may have gaps, which are no entries of it.
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) check(value[i], `${path}[${i}]`, within);
    return;
  }
  for (const [key, item] of Object.entries(value)) check(item, path + step(key), within);
}

function refuse(path: string, got: string): never {
  throw new RangeError(
    `${path} must be plain JSON (numbers, texts, true, false, null, lists and objects of them), got ${got}`,
  );
}

/** A list, or an object of no class. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function named(value: unknown): string {
  const isInstance = typeof value === 'object' && value !== null;
  return isInstance ? `an instance of ${value.constructor.name}` : described(value);
}

function step(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
