import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, watch as watchFolder } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { WatchCommand } from './command-line/command.ts';

/** Editors write a file in several steps; so many milliseconds after the last one it is whole. */
const SETTLING_TIME = 100;

/**
 * Runs the program now and whenever the exercise's file has changed, each time as a process of its
 * own, since a module is loaded once. A run that is not finished by then is ended.
 */
export function watch({ path, argv, locale }: WatchCommand): void {
  let run: ChildProcess | undefined;
  let text = textOf(path);
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
    const now = textOf(path);
    if (now === undefined || now === text) return;
    text = now;
    if (run === undefined) start();
    else run.kill();
  };
  let timer: NodeJS.Timeout | undefined;
  // The folder: editors may put another file in the place of the old one.
  watchFolder(dirname(path), (_, name) => {
    if (name !== null && name !== basename(path)) return;
    clearTimeout(timer);
    timer = setTimeout(onSettled, SETTLING_TIME);
  });
  process.once('SIGTERM', () => {
    run?.removeAllListeners('close').kill();
    process.exit(143);
  });
  start();
}

/** Undefined while there is no such file. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
