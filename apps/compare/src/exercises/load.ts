import { statSync } from 'node:fs';
import { register } from 'node:module';
import { basename, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkExercise, type Exercise } from '@semente/experiment';
import { unknown } from '../command-line/unknown.ts';
import type { Locale } from '../locale.ts';
import { UsageError } from '../usage-error.ts';
import { builtInNames, builtInPath } from './built-in.ts';
import { mistake } from './mistake.ts';

/** An exercise with the file it comes from. */
export interface LoadedExercise {
  readonly exercise: Exercise;
  /** The name or the path that the user gave. */
  readonly given: string;
  readonly path: string;
}

register('./packages-hook.js', import.meta.url);

/**
 * The file of the exercise that is meant by a name or a path.
 *
 * @throws UsageError if there is none.
 */
export function exercisePath(given: string, locale: Locale): string {
  const { errors } = locale.text;
  if (/[/\\]|\.[cm]?[jt]s$/.test(given)) {
    const path = resolve(given);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile())
      throw new UsageError(errors.noSuchFile(given));
    return path;
  }
  const names = builtInNames();
  if (!names.includes(given)) throw unknown(given, names, locale, errors.unknownExercise);
  return builtInPath(given);
}

/**
 * Imports an exercise and checks it.
 *
 * @param reserved what no exercise and none of its settings may be called.
 * @throws UsageError with the path of the file and what is wrong with it.
 */
export async function loadExercise(
  given: string,
  reserved: readonly string[],
  locale: Locale,
): Promise<LoadedExercise> {
  const path = exercisePath(given, locale);
  try {
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
    if (!('default' in module)) {
      throw new RangeError('there is no default export, which is to be the exercise');
    }
    const exercise = checkExercise(module.default, reserved);
    const name = basename(path, extname(path));
    if (exercise.name !== name) {
      throw new RangeError(`name must be "${name}", as its file is called, got "${exercise.name}"`);
    }
    return { exercise, given, path };
  } catch (error) {
    throw new UsageError(mistake(error, path));
  }
}
