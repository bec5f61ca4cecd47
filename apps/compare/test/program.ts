import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// The real program, in processes of its own.
const require = createRequire(import.meta.url);
const tsx = pathToFileURL(require.resolve('tsx')).href;
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export interface Ended {
  /** The exit code, or the signal that ended the program. */
  readonly end: number | NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the program in a folder. */
export function start(cwd: string, ...args: readonly string[]): ChildProcess {
  const command = ['--conditions=@semente/source', '--import', tsx, main, ...args];
  return spawn(process.execPath, command, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
}

export function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  return new Promise((done) => {
    child.on('close', (code, signal) => done({ end: signal ?? code, stdout, stderr }));
  });
}

export function run(cwd: string, ...args: readonly string[]): Promise<Ended> {
  return ended(start(cwd, ...args));
}

/** The text of every file below a folder, by its path. */
export function contents(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [
      path.slice(folder.length + 1).replaceAll('\\', '/'),
      readFileSync(path, 'utf8'),
    ]),
  );
}

/** The same without the runs. */
export function reportIn(folder: string): Readonly<Record<string, string>> {
  const all = Object.entries(contents(folder));
  return Object.fromEntries(all.filter(([path]) => !path.startsWith('runs/')));
}
