import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** What a new exercise is written into and checked by. */
const copied = [
  'package.json',
  'pnpm-workspace.yaml',
  'turbo.json',
  'biome.jsonc',
  '.oxlintrc.json',
  'tsconfig.base.json',
  'turbo/generators/config.ts',
  'turbo/generators/name-error.ts',
  'turbo/generators/templates',
  'packages/experiment/package.json',
  'packages/experiment/tsconfig.json',
  'packages/experiment/tsconfig.build.json',
  'packages/experiment/vitest.config.ts',
  'packages/experiment/src',
  'packages/experiment/test/exercises',
];

export interface Copy {
  readonly folder: string;
  /** Runs a program of the repository's tools on the copy; 'new' and 'compare' are those of pnpm. */
  run(command: string): Ended;
  remove(): void;
}

export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** A part of the repository to write into, somewhere else. */
export function copyOfRepository(): Copy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'semente-new-')));
  for (const path of copied) {
    cpSync(join(repository, path), join(folder, path), { recursive: true });
  }
  for (const path of ['node_modules', 'packages/experiment/node_modules']) {
    symlinkSync(join(repository, path), join(folder, path), 'junction');
  }
  return {
    folder,
    run: (command) => run(command, folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const scripts: Readonly<Record<string, string>> = {
  new: `node "${join(repository, 'turbo/generators/new.js')}"`,
  compare: `node --conditions=@semente/source --import tsx "${join(repository, 'apps/compare/src/main.ts')}"`,
};

function run(command: string, folder: string): Ended {
  const [program, ...words] = command.split(' ');
  const { status, stdout, stderr } = spawnSync([scripts[program] ?? program, ...words].join(' '), {
    cwd: folder,
    shell: true,
    encoding: 'utf8',
    env: {
      ...process.env,
      NO_COLOR: '1',
      PATH: [join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, output: stdout + stderr };
}
