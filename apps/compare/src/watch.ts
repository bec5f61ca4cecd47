import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, watch as watchFolder } from 'node:fs';
import { dirname } from 'node:path';
import type { WatchCommand } from './command-line/command.ts';
import { digestOf, sourcesOf } from './exercises/sources.ts';

/** Editors write a file in several steps; so many milliseconds after the last one it is whole. */
const SETTLING_TIME = 100;

/**
 * Runs the program now and whenever the exercise's file or one that it imports has changed, each time
 * as a process of its own, since a module is loaded once. A run that is not finished by then is ended.
 */
export function watch({ path, argv, locale }: WatchCommand): void {
  let run: ChildProcess | undefined;
  let state = stateOf(path);
  const start = (): void => {
    run = spawn(process.execPath, [...process.execArgv, process.argv[1], ...argv], {
      stdio: 'inherit',
    });
    run.once('close', (code) => {
      run = undefined;
      // Ended because of a change, which has another run follow.
      if (code === null) start();
      else process.stderr.write(`\n${locale.text.runs.watching(path)}\n`);
    });
  };
  const onSettled = (): void => {
    const now = stateOf(path);
    if (now === undefined || now === state) return;
    state = now;
    follow();
    if (run === undefined) start();
    else run.kill();
  };
  let timer: NodeJS.Timeout | undefined;
  const followed = new Set<string>();
  // Folders: editors may put another file in the place of the old one.
  const follow = (): void => {
    for (const folder of foldersOf(path)) {
      if (followed.has(folder)) continue;
      followed.add(folder);
      watchFolder(folder, () => {
        clearTimeout(timer);
        timer = setTimeout(onSettled, SETTLING_TIME);
      });
    }
  };
  process.once('SIGTERM', () => {
    run?.removeAllListeners('close').kill();
    process.exit(143);
  });
  follow();
  start();
}

/** A text that changes with the files of an exercise; undefined while there is no such file. */
function stateOf(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return digestOf(path);
  } catch (error) {
    return `${textOf(path)}\n${error}`;
  }
}

/** Empty while the file cannot be read. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Where the files of an exercise are, or at least its own while it is wrong. */
function foldersOf(path: string): ReadonlySet<string> {
  try {
    return new Set(sourcesOf(path).map((source) => dirname(source)));
  } catch {
    return new Set([dirname(path)]);
  }
}
