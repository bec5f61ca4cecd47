import { languages } from './localized.ts';

/** What checks of things from outside have in common: each complains about a field by its path. */

export type Fields = Readonly<Record<string, unknown>>;

export function refuse(path: string, expected: string, got: unknown): never {
  throw new RangeError(`${path} must be ${expected}, got ${described(got)}`);
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function expectObject(path: string, value: unknown, expected = 'an object'): Fields {
  return isObject(value) ? value : refuse(path, expected, value);
}

export function expectList(path: string, value: unknown, expected = 'a list'): readonly unknown[] {
  return Array.isArray(value) ? value : refuse(path, expected, value);
}

export function expectText(path: string, value: unknown, expected = 'a text'): string {
  return typeof value === 'string' ? value : refuse(path, expected, value);
}

export function expectFunction(path: string, value: unknown): void {
  if (typeof value !== 'function') refuse(path, 'a function', value);
}

/** A text that is there in each language. */
export function expectLocalized(path: string, value: unknown): void {
  const texts = expectObject(path, value, `a text in each language (${languages.join(', ')})`);
  for (const language of languages) {
    const text = texts[language];
    const place = /^\w+$/.test(language) ? `.${language}` : `[${quoted(language)}]`;
    if (typeof text !== 'string' || text === '') refuse(path + place, 'a text', text);
  }
}

/** A value as complaints show it. */
export function described(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

export function quoted(text: string): string {
  return JSON.stringify(text);
}
