import { conditionsOf, metricsOf } from './check-answers.ts';
import { checkExercise } from './check-exercise.ts';
import { checkSeeds, onlyKeys, resolveSettings, selectVariants } from './choose.ts';
import type { Exercise, Variant } from './exercise.ts';
import type { SettingsSchema, Values } from './setting.ts';

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
 * What was chosen over what the exercise has. What is wrong is told here, before anything runs.
 *
 * @throws RangeError if a variant, a seed, a setting or a field of the exercise cannot be, naming it
 * and what would do.
 */
export function plan<Schema extends SettingsSchema, V extends Variant, M>(
  exercise: Exercise<Schema, V, M>,
  choice: Choice<Schema> = {},
): Plan<Schema, V, M> {
  checkExercise(exercise);
  onlyKeys('choice', choice, ['variants', 'seeds', 'settings']);
  const { variants = defaultVariants(exercise), seeds = [exercise.seed], settings = {} } = choice;
  checkSeeds(seeds);
  const chosen = {
    exercise,
    variants: selectVariants(exercise.variants, variants),
    seeds,
    settings: resolveSettings(exercise.settings, settings),
  };
  metricsOf(exercise, chosen.settings);
  conditionsOf(exercise, chosen.settings);
  return chosen;
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
