import { readdirSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The one that is run if none is named. */
export const defaultExercise = 'initialization';

const home = new URL('../../node_modules/@semente/experiment', import.meta.url);
const folder = join(realpathSync(fileURLToPath(home)), 'src', 'exercises');

/** The names of the exercises that come with the program, the default first: one for each file. */
export function builtInNames(): readonly string[] {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .sort();
  return [defaultExercise, ...names.filter((name) => name !== defaultExercise)];
}

export function builtInPath(name: string): string {
  return join(folder, `${name}.ts`);
}
