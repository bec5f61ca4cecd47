import type { Plan, SettingsSchema, Variant } from '@semente/experiment';
import type { Locale } from '../locale.ts';

/**
 * The command that makes a report again. Every setting is written out, so that it means the same
 * when a default changes.
 */
export function command<Schema extends SettingsSchema, V extends Variant, M>(
  { exercise, variants, seeds, settings }: Plan<Schema, V, M>,
  { language }: Locale,
  format: string,
): string {
  const chosen = Object.entries(exercise.settings).map(
    ([name, setting]) => `--${kebabCase(name)} ${quoted(setting.write(settings[name]))}`,
  );
  return [
    `npx -y pnpm@10 compare ${exercise.name}`,
    `--schemes ${variants.map(({ name }) => name).join(',')}`,
    ...chosen,
    `--seed ${seeds[0]}`,
    ...(seeds.length > 1 ? [`--seeds ${seeds.length}`] : []),
    `--lang ${language}`,
    ...(format === 'md' ? [] : [`--format ${format}`]),
  ].join(' ');
}

/** `learningRate` as options have it: `learning-rate`. */
function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A text as shells leave it alone. */
function quoted(text: string): string {
  return /^[\w.,@%+=:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
