import type { Exercise } from './exercise.ts';
import { languages } from './localized.ts';
import { LARGEST_SEED } from './plan.ts';
import type { Setting } from './setting.ts';

/**
 * Takes what a file exports for an exercise, if it is one.
 *
 * @param reserved what no exercise and none of its settings may be called, in kebab case.
 * @throws RangeError naming the first field that is not as it must be, what it must be and what it is.
 */
export function checkExercise(value: unknown, reserved: readonly string[] = []): Exercise {
  const exercise = objectAt('the default export', value);
  checkName(exercise.name, reserved);
  checkLocalized('title', exercise.title);
  checkLocalized('question', exercise.question);
  const isSeed = Number.isInteger(exercise.seed) && isBetween(exercise.seed, 0, LARGEST_SEED);
  if (!isSeed) refuse('seed', `a whole number from 0 to ${LARGEST_SEED}`, exercise.seed);
  checkSettings(exercise.settings, reserved);
  checkDefaultVariants(exercise.defaultVariants, checkVariants(exercise.variants));
  for (const name of ['conditions', 'measure', 'metrics', 'findings', 'sections']) {
    checkFunction(name, exercise[name]);
  }
  for (const name of ['hasTrained', 'comment']) {
    if (exercise[name] !== undefined) checkFunction(name, exercise[name]);
  }
  return value as Exercise;
}

/** `learningRate` as options have it: `learning-rate`. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

type Fields = Readonly<Record<string, unknown>>;

function checkName(name: unknown, reserved: readonly string[]): void {
  const isName = typeof name === 'string' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
  if (!isName) refuse('name', 'a name in kebab case', name);
  if (reserved.includes(name)) refuse('name', 'no word of the command line', name);
}

function checkSettings(value: unknown, reserved: readonly string[]): void {
  for (const [name, setting] of Object.entries(objectAt('settings', value))) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(name)) refuse('a name in settings', 'in camel case', name);
    if (reserved.includes(kebabCase(name))) {
      refuse('a name in settings', 'none of an option that every exercise has', name);
    }
    checkSetting(`settings.${name}`, objectAt(`settings.${name}`, setting));
  }
}

function checkSetting(path: string, setting: Fields): void {
  checkLocalized(`${path}.description`, setting.description);
  checkLocalized(`${path}.expected`, setting.expected);
  for (const name of ['accepts', 'read', 'write']) checkFunction(`${path}.${name}`, setting[name]);
  const { default: fallback, accepts, read, write } = setting as unknown as Setting<unknown>;
  if (!accepts(fallback)) refuse(`${path}.default`, 'a value that it accepts', fallback);
  const text: unknown = write(fallback);
  if (typeof text !== 'string') refuse(`${path}.write(default)`, 'a text', text);
  if (!accepts(read(text))) refuse(`${path}.read`, `able to read ${quoted(text)}`, read(text));
}

/** Gives the names, which are parts of the names of files. */
function checkVariants(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0)
    refuse('variants', 'one or more variants', value);
  const names: string[] = [];
  for (const [i, given] of value.entries()) {
    const path = `variants[${i}]`;
    const { name, title, rule } = objectAt(path, given);
    const isName = typeof name === 'string' && /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name);
    if (!isName) refuse(`${path}.name`, 'small letters and digits joined by - or .', name);
    if (names.includes(name)) refuse(`${path}.name`, 'different from those before it', name);
    checkLocalized(`${path}.title`, title);
    if (typeof rule !== 'string') refuse(`${path}.rule`, 'a text, the rule in TeX', rule);
    names.push(name);
  }
  return names;
}

function checkDefaultVariants(value: unknown, names: readonly string[]): void {
  if (value === undefined) return;
  if (!Array.isArray(value) || value.length === 0 || new Set(value).size < value.length) {
    refuse('defaultVariants', 'one or more different names', value);
  }
  for (const [i, name] of value.entries()) {
    const path = `defaultVariants[${i}]`;
    if (!names.includes(name)) refuse(path, `one of ${names.join(', ')}`, name);
  }
}

function checkLocalized(path: string, value: unknown): void {
  const texts = objectAt(path, value, `a text in each language (${languages.join(', ')})`);
  for (const language of languages) {
    const text = texts[language];
    const place = /^\w+$/.test(language) ? `.${language}` : `[${quoted(language)}]`;
    if (typeof text !== 'string' || text === '') refuse(path + place, 'a text', text);
  }
}

function checkFunction(path: string, value: unknown): void {
  if (typeof value !== 'function') refuse(path, 'a function', value);
}

function objectAt(path: string, value: unknown, expected = 'an object'): Fields {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : refuse(path, expected, value);
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function refuse(path: string, expected: string, got: unknown): never {
  throw new RangeError(`${path} must be ${expected}, got ${described(got)}`);
}

function described(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
