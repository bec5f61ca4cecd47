import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { Page } from './page.ts';
import type { Program } from './program.ts';

const hasProcessGroups = process.platform !== 'win32';

/** What starts a browser: a command and its arguments. */
export type Command = readonly [string, ...string[]];

interface Browser {
  readonly name: string;
  /** Where it may be installed. */
  readonly places: readonly string[];
  /**
   * Opens an address without a window.
   *
   * @param binary - The place where it was found.
   * @param profile - An empty folder for what it wants to keep.
   */
  command(binary: string, profile: string, address: string): Command;
}

/** The engine of a browser that is here, or is missing. */
export function browser({ name, places, command }: Browser): Engine {
  const binary = places.find((place) => existsSync(place));
  return {
    name,
    missing: binary === undefined ? 'it is not installed in any of the usual places' : null,
    run: (program, policy) =>
      inPage(program, policy, (profile, address) => command(binary ?? '', profile, address)),
  };
}

/** Opens a page that runs the program and sends back what came of it. */
async function inPage(
  program: Program,
  policy: string | undefined,
  command: (profile: string, address: string) => Command,
): Promise<unknown> {
  const page = new Page(program, policy);
  const profile = await mkdtemp(join(tmpdir(), 'engines-'));
  const [binary, ...options] = command(profile, await page.open());
  const running = spawn(binary, options, { stdio: 'ignore', detached: hasProcessGroups });
  try {
    return await Promise.race([page.result, failure(running, binary)]);
  } finally {
    await close(running);
    page.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Rejects if the browser ends by itself. */
function failure(running: ChildProcess, binary: string): Promise<never> {
  return new Promise((_, reject) => {
    running.on('error', reject);
    running.on('exit', (status) => reject(new Error(`${binary} ended with status ${status}`)));
  });
}

/** Ends the browser with all that it has started. */
async function close(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null || running.pid === undefined) return;
  const exit = new Promise((resolve) => running.once('exit', resolve));
  if (hasProcessGroups) process.kill(-running.pid);
  else running.kill();
  await exit;
}
