import type { Variant } from './exercise.ts';
import { described, expectList, expectObject, refuse } from './expect.ts';
import { nearest } from './nearest.ts';
import { isSeed, LARGEST_SEED } from './seed.ts';
import type { SettingsSchema, Values } from './setting.ts';

/** @throws RangeError if something is no object, or has what nobody reads. */
export function onlyKeys(kind: string, value: object, known: readonly string[]): void {
  for (const name of Object.keys(expectObject(`the ${kind}`, value))) {
    if (!known.includes(name)) refuseUnknown(kind, name, known);
  }
}

/** The settings that were given over the defaults. */
export function resolveSettings<Schema extends SettingsSchema>(
  schema: Schema,
  given: Partial<Values<Schema>>,
): Values<Schema> {
  const known = Object.keys(schema);
  for (const [name, value] of Object.entries(expectObject('settings', given))) {
    if (!known.includes(name)) refuseUnknown('setting', name, known);
    if (!schema[name].accepts(value)) {
      throw new RangeError(`${name} must be ${schema[name].expected.en}, got ${shown(value)}`);
    }
  }
  const defaults = Object.entries(schema).map(([name, setting]) => [name, setting.default]);
  return { ...Object.fromEntries(defaults), ...given };
}

/** The variants of these names, in their order. */
export function selectVariants<V extends Variant>(
  variants: readonly V[],
  names: readonly string[],
): readonly V[] {
  const known = variants.map(({ name }) => name);
  if (expectList('variants', names, 'a list of names').length === 0) {
    throw new RangeError(`no variant to run: choose from ${known.join(', ')}`);
  }
  const chosen = names.map((name) => {
    const variant = variants.find((candidate) => candidate.name === name);
    return variant ?? refuseUnknown('variant', name, known);
  });
  if (new Set(names).size < names.length) {
    throw new RangeError(`each variant runs once, got ${names.join(', ')}`);
  }
  return chosen;
}

export function checkSeeds(seeds: readonly number[]): void {
  const list = expectList('seeds', seeds, 'a list of numbers');
  if (list.length === 0) throw new RangeError('no seed to run under: give one or more');
  for (const seed of list) {
    if (!isSeed(seed)) refuse('a seed', `a whole number from 0 to ${LARGEST_SEED}`, seed);
  }
  if (new Set(list).size < list.length) {
    throw new RangeError(`each seed is used once, got ${list.join(', ')}`);
  }
}

function refuseUnknown(kind: string, name: unknown, known: readonly string[]): never {
  const typed = typeof name === 'string';
  const meant = typed ? nearest(name, known) : undefined;
  const suggestion = meant === undefined ? '' : `; did you mean ${meant}?`;
  const given = typed ? `'${name}'` : described(name);
  throw new RangeError(`unknown ${kind} ${given}: choose from ${known.join(', ')}${suggestion}`);
}

/** A list with what is in it, for settings that are lists. */
function shown(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(shown).join(', ')}]` : described(value);
}
