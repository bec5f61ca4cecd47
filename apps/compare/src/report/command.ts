import { kebabCase, type Plan, type SettingsSchema, type Variant } from '@semente/experiment';
import type { Locale } from '../locale.ts';

interface CommandOptions {
  /** What the exercise is called by. */
  readonly given: string;
  readonly locale: Locale;
  readonly format: string;
}

/**
 * The command that makes a report again. Every setting is written out, so that it means the same
 * when a default changes.
 */
export function command<Schema extends SettingsSchema, V extends Variant, M>(
  { exercise, variants, seeds, settings }: Plan<Schema, V, M>,
  { given, locale, format }: CommandOptions,
): string {
  const chosen = Object.entries(exercise.settings).map(
    ([name, setting]) => `--${kebabCase(name)} ${quoted(setting.write(settings[name]))}`,
  );
  return [
    `npx -y pnpm@10 compare ${quoted(given)}`,
    `--schemes ${variants.map(({ name }) => name).join(',')}`,
    ...chosen,
    `--seed ${seeds[0]}`,
    ...(seeds.length > 1 ? [`--seeds ${seeds.length}`] : []),
    `--lang ${locale.language}`,
    ...(format === 'md' ? [] : [`--format ${format}`]),
  ].join(' ');
}

/** A text as shells leave it alone. */
function quoted(text: string): string {
  return /^[\w.,@%+=:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
