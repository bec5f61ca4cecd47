import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PlopTypes } from '@turbo/gen';
import { nameError } from './name-error.ts';

/** Where the files of an exercise go, each from the template of that name. */
const files = {
  'exercise.ts': 'packages/experiment/src/exercises/{{name}}.ts',
  'exercise.test.ts': 'packages/experiment/test/exercises/{{name}}.test.ts',
};

/** What `pnpm new` can write. */
export default function generators(plop: PlopTypes.NodePlopAPI): void {
  const root = plop.getDestBasePath();
  plop.setGenerator('exercise', {
    description: 'An exercise that trains a network: a file, and its test',
    prompts: [
      {
        type: 'input',
        name: 'name',
        message: 'What is it called, in kebab case?',
        validate: (name: string) => nameError(name, isTaken(root, name)) ?? true,
      },
    ],
    actions: [
      ...Object.entries(files).map(([template, path]) => ({
        type: 'add',
        path: join(root, path),
        templateFile: `templates/${template}.hbs`,
      })),
      ({ name }) => `It runs as it is: pnpm compare ${name}`,
    ],
  });
}

/** Whether one of the files is there: then none is written. */
function isTaken(root: string, name: string): boolean {
  return Object.values(files).some((path) =>
    existsSync(join(root, path.replace('{{name}}', name))),
  );
}
