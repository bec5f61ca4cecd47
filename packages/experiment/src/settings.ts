import type { Exercise, Settings, Variant } from './exercise.ts';

const LARGEST_SEED = 2 ** 32 - 1;

/** The settings of a run: what was given over the exercise's defaults, refused where it cannot be. */
export function resolveSettings(exercise: Exercise, given: Partial<Settings>): Settings {
  const variants = exercise.variants.map((variant) => variant.name);
  const settings: Settings = { variants, ...exercise.defaults, ...given };
  for (const name of Object.keys(given)) {
    refuseUnknown('setting', name, ['variants', ...Object.keys(exercise.defaults)]);
  }
  refuseUnknown('dataset', settings.dataset, exercise.datasets);
  const { iterations, learningRate, seed } = settings;
  if (!Number.isSafeInteger(iterations) || iterations < 0) {
    throw new RangeError(`iterations must be a whole number, 0 or more, got ${iterations}`);
  }
  if (!(Number.isFinite(learningRate) && learningRate > 0)) {
    throw new RangeError(`learningRate must be a finite number above 0, got ${learningRate}`);
  }
  if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED) {
    throw new RangeError(`seed must be a whole number from 0 to ${LARGEST_SEED}, got ${seed}`);
  }
  return settings;
}

/** The exercise's variants of these names, in the order of the names. */
export function selectVariants(exercise: Exercise, names: readonly string[]): readonly Variant[] {
  const known = exercise.variants.map((variant) => variant.name);
  if (names.length === 0) {
    throw new RangeError(`no variant to run: choose from ${known.join(', ')}`);
  }
  if (new Set(names).size < names.length) {
    throw new RangeError(`each variant runs once, got ${names.join(', ')}`);
  }
  return names.map((name) => {
    const variant = exercise.variants.find((candidate) => candidate.name === name);
    return variant ?? refuse('variant', name, known);
  });
}

/** Whether everything but the choice of variants is as the exercise has it. */
export function areDefaults(exercise: Exercise, settings: Settings): boolean {
  const { dataset, iterations, learningRate, seed } = exercise.defaults;
  return (
    settings.dataset === dataset &&
    settings.iterations === iterations &&
    settings.learningRate === learningRate &&
    settings.seed === seed
  );
}

function refuseUnknown(kind: string, name: string, known: readonly string[]): void {
  if (!known.includes(name)) refuse(kind, name, known);
}

function refuse(kind: string, name: string, known: readonly string[]): never {
  throw new RangeError(`unknown ${kind} '${name}': choose from ${known.join(', ')}`);
}
