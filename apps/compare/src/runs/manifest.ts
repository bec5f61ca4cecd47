import { isSeed, type Plan } from '@semente/experiment';
import type { LoadedExercise } from '../exercises/load.ts';
import { digestOf } from '../exercises/sources.ts';
import { version } from '../report/version.ts';
import { type Shard, shardText } from './shard.ts';

/** What a folder of runs belongs to. Runs of one comparison alone may stand together. */
export interface Manifest {
  readonly format: typeof format;
  /** Of the program that measured. */
  readonly version: string;
  readonly exercise: {
    readonly name: string;
    /** Its name or its path, as it was given. */
    readonly given: string;
    /** Of its file and those that it imports, with line ends as Unix has them. */
    readonly sha256: string;
  };
  /** Every setting, as the command line takes it. */
  readonly settings: Readonly<Record<string, string>>;
  readonly variants: readonly string[];
  readonly seeds: readonly number[];
  /** The part that was run last; null for all. */
  readonly shard: string | null;
}

/** Changes when an older program could not make sense of what is stored. */
const format = 1;

/** What a manifest says before anything is chosen. */
export function originOf({
  exercise: { name },
  given,
  path,
}: LoadedExercise): Pick<Manifest, 'format' | 'version' | 'exercise'> {
  return { format, version, exercise: { name, given, sha256: digestOf(path) } };
}

export function manifestOf(
  { exercise, settings, variants, seeds }: Plan,
  loaded: LoadedExercise,
  shard: Shard | undefined,
): Manifest {
  const written = Object.entries(exercise.settings).map(([name, setting]) => [
    name,
    setting.write(settings[name]),
  ]);
  return {
    ...originOf(loaded),
    settings: Object.fromEntries(written),
    variants: variants.map(({ name }) => name),
    seeds,
    shard: shard === undefined ? null : shardText(shard),
  };
}

/** A condition under which two comparisons differ; the texts are what each of them has. */
export interface Difference {
  readonly condition: 'format' | 'version' | 'exercise' | 'file' | { readonly setting: string };
  readonly stored: string;
  readonly wanted: string;
}

/**
 * What keeps the runs of two comparisons apart. Variants and seeds do not: a run depends on its own
 * alone.
 */
export function differences(stored: Manifest, wanted: Manifest): readonly Difference[] {
  const fixed = [
    { condition: 'format', stored: String(stored.format), wanted: String(wanted.format) },
    { condition: 'version', stored: stored.version, wanted: wanted.version },
    { condition: 'exercise', stored: stored.exercise.name, wanted: wanted.exercise.name },
    { condition: 'file', stored: stored.exercise.sha256, wanted: wanted.exercise.sha256 },
  ] as const;
  const names = new Set([...Object.keys(stored.settings), ...Object.keys(wanted.settings)]);
  const settings = [...names].map((setting) => ({
    condition: { setting },
    stored: stored.settings[setting] ?? '–',
    wanted: wanted.settings[setting] ?? '–',
  }));
  return [...fixed, ...settings].filter((pair) => pair.stored !== pair.wanted);
}

/** A manifest from its text; undefined if it is none. */
export function parseManifest(text: string): Manifest | undefined {
  const value = parsed(text);
  if (!isObject(value) || typeof value.format !== 'number') return undefined;
  const { exercise, settings, variants, seeds } = value;
  const isWhole =
    isObject(exercise) &&
    isObject(settings) &&
    Array.isArray(variants) &&
    Array.isArray(seeds) &&
    [exercise.name, exercise.given, exercise.sha256, value.version].every(isText) &&
    Object.values(settings).every(isText) &&
    variants.every(isText) &&
    seeds.every(isSeed) &&
    (value.shard === null || isText(value.shard));
  return isWhole ? (value as unknown as Manifest) : undefined;
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
