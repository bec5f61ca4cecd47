import type { Exercise } from './exercise.ts';
import {
  expectFunction,
  expectLocalized,
  expectObject,
  type Fields,
  quoted,
  refuse,
} from './expect.ts';
import { nearest } from './nearest.ts';
import { isSeed, LARGEST_SEED } from './seed.ts';
import type { Setting } from './setting.ts';

/**
 * Takes what a file exports for an exercise, if it is one.
 *
 * @param reserved what no exercise and none of its settings may be called, in kebab case.
 * @throws RangeError naming the first field that is not as it must be, what it must be and what it is.
 */
export function checkExercise(value: unknown, reserved: readonly string[] = []): Exercise {
  const exercise = expectObject('the exercise', value);
  checkFields(exercise);
  checkName(exercise.name, reserved);
  expectLocalized('title', exercise.title);
  expectLocalized('question', exercise.question);
  if (!isSeed(exercise.seed)) {
    refuse('seed', `a whole number from 0 to ${LARGEST_SEED}`, exercise.seed);
  }
  checkSettings(exercise.settings, reserved);
  checkDefaultVariants(exercise.defaultVariants, checkVariants(exercise.variants));
  for (const name of neededFunctions) expectFunction(name, exercise[name]);
  for (const name of optionalFunctions) {
    if (exercise[name] !== undefined) expectFunction(name, exercise[name]);
  }
  return value as Exercise;
}

const neededFunctions = ['conditions', 'measure', 'metrics', 'findings', 'sections'];
const optionalFunctions = ['hasTrained', 'comment'];
const optionalFields = ['defaultVariants', ...optionalFunctions];

/** An exercise may have fields of its own, but none that looks like one that it may leave out. */
function checkFields(exercise: Fields): void {
  for (const name of Object.keys(exercise)) {
    const meant = nearest(name, optionalFields);
    if (meant === undefined || Object.hasOwn(exercise, meant)) continue;
    throw new RangeError(`${name} is no field of an exercise: did you mean ${meant}?`);
  }
}

/** `learningRate` as options have it: `learning-rate`. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function checkName(name: unknown, reserved: readonly string[]): void {
  const isName = typeof name === 'string' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
  if (!isName) refuse('name', 'a name in kebab case', name);
  if (reserved.includes(name)) refuse('name', 'no word of the command line', name);
}

function checkSettings(value: unknown, reserved: readonly string[]): void {
  for (const [name, setting] of Object.entries(expectObject('settings', value))) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(name)) refuse('a name in settings', 'in camel case', name);
    if (reserved.includes(kebabCase(name))) {
      refuse('a name in settings', 'none of an option that every exercise has', name);
    }
    checkSetting(`settings.${name}`, expectObject(`settings.${name}`, setting));
  }
}

function checkSetting(path: string, setting: Fields): void {
  expectLocalized(`${path}.description`, setting.description);
  expectLocalized(`${path}.expected`, setting.expected);
  for (const name of ['accepts', 'read', 'write']) expectFunction(`${path}.${name}`, setting[name]);
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
    const { name, title, rule } = expectObject(path, given);
    const isName = typeof name === 'string' && /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name);
    if (!isName) refuse(`${path}.name`, 'small letters and digits joined by - or .', name);
    if (names.includes(name)) refuse(`${path}.name`, 'different from those before it', name);
    expectLocalized(`${path}.title`, title);
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
