import type { Exercise, Variant } from './exercise.ts';
import type { SettingsSchema, Values } from './setting.ts';

/** 2³² − 1: seeds are whole numbers from 0 to this one. */
export const LARGEST_SEED = 4_294_967_295;

/** What a caller chooses; what is left out is as the exercise has it. */
export interface Choice<Schema extends SettingsSchema = SettingsSchema> {
  /** The names of the variants to run, in this order. */
  readonly variants?: readonly string[];
  /** Every variant runs once under each; the first is the one whose single runs are shown. */
  readonly seeds?: readonly number[];
  readonly settings?: Partial<Values<Schema>>;
}

/** A comparison that is to be made: an exercise with everything chosen. */
export interface Plan<
  Schema extends SettingsSchema = SettingsSchema,
  V extends Variant = Variant,
  M = unknown,
> {
  readonly exercise: Exercise<Schema, V, M>;
  readonly variants: readonly V[];
  readonly seeds: readonly number[];
  readonly settings: Values<Schema>;
}

/** One run of a plan. */
export interface Job<V extends Variant = Variant> {
  readonly variant: V;
  readonly seed: number;
}

/**
 * What was chosen over what the exercise has.
 *
 * @throws RangeError if a variant, a seed or a setting cannot be, naming it and what would do.
 */
export function plan<Schema extends SettingsSchema, V extends Variant, M>(
  exercise: Exercise<Schema, V, M>,
  { variants, seeds = [exercise.seed], settings = {} }: Choice<Schema> = {},
): Plan<Schema, V, M> {
  checkSeeds(seeds);
  return {
    exercise,
    variants: selectVariants(exercise.variants, variants ?? defaultVariants(exercise)),
    seeds,
    settings: resolveSettings(exercise.settings, settings),
  };
}

/** The names of the variants that run unless others are chosen. */
export function defaultVariants({
  variants,
  defaultVariants: names,
}: Pick<Exercise, 'variants' | 'defaultVariants'>): readonly string[] {
  return names ?? variants.map(({ name }) => name);
}

/** The runs of a plan: each variant under each seed, a variant's seeds one after another. */
export function jobsOf<V extends Variant>({
  variants,
  seeds,
}: {
  readonly variants: readonly V[];
  readonly seeds: readonly number[];
}): readonly Job<V>[] {
  return variants.flatMap((variant) => seeds.map((seed) => ({ variant, seed })));
}

/** Whether the settings and the seed are those under which the exercise is told. */
export function areDefaults<Schema extends SettingsSchema>(
  { settings: schema, seed: told }: { readonly settings: Schema; readonly seed: number },
  settings: Values<Schema>,
  seed: number,
): boolean {
  return (
    seed === told &&
    Object.entries(schema).every(
      ([name, setting]) => setting.write(settings[name]) === setting.write(setting.default),
    )
  );
}

function resolveSettings<Schema extends SettingsSchema>(
  schema: Schema,
  given: Partial<Values<Schema>>,
): Values<Schema> {
  const known = Object.keys(schema);
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) refuse('setting', name, known);
    if (!schema[name].accepts(value)) {
      throw new RangeError(`${name} must be ${schema[name].expected.en}, got ${value}`);
    }
  }
  const defaults = Object.entries(schema).map(([name, setting]) => [name, setting.default]);
  return { ...Object.fromEntries(defaults), ...given };
}

function selectVariants<V extends Variant>(
  variants: readonly V[],
  names: readonly string[],
): readonly V[] {
  const known = variants.map(({ name }) => name);
  if (names.length === 0) {
    throw new RangeError(`no variant to run: choose from ${known.join(', ')}`);
  }
  if (new Set(names).size < names.length) {
    throw new RangeError(`each variant runs once, got ${names.join(', ')}`);
  }
  return names.map((name) => {
    const variant = variants.find((candidate) => candidate.name === name);
    return variant ?? refuse('variant', name, known);
  });
}

function checkSeeds(seeds: readonly number[]): void {
  if (seeds.length === 0) throw new RangeError('no seed to run under: give one or more');
  for (const seed of seeds) {
    if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED) {
      throw new RangeError(`a seed must be a whole number from 0 to ${LARGEST_SEED}, got ${seed}`);
    }
  }
  if (new Set(seeds).size < seeds.length) {
    throw new RangeError(`each seed is used once, got ${seeds.join(', ')}`);
  }
}

function refuse(kind: string, name: string, known: readonly string[]): never {
  throw new RangeError(`unknown ${kind} '${name}': choose from ${known.join(', ')}`);
}
