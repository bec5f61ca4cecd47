import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Page } from './page.ts';
import type { Program } from './program.ts';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export function findChromium(): string | null {
  return places.find((place) => existsSync(place)) ?? null;
}

/** Opens a page that runs the program and sends back what came of it. */
export async function inChromium(
  binary: string,
  program: Program,
  policy: string | undefined,
): Promise<unknown> {
  const page = new Page(program, policy);
  const profile = await mkdtemp(join(tmpdir(), 'engines-'));
  const browser = launch(binary, profile, await page.open());
  try {
    return await Promise.race([page.result, failure(browser, binary)]);
  } finally {
    await close(browser);
    page.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

function launch(binary: string, profile: string, address: string): ChildProcess {
  const options = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run'];
  return spawn(binary, [...options, `--user-data-dir=${profile}`, address], { stdio: 'ignore' });
}

/** Rejects if the browser ends by itself. */
function failure(browser: ChildProcess, binary: string): Promise<never> {
  return new Promise((_, reject) => {
    browser.on('error', reject);
    browser.on('exit', (status) => reject(new Error(`${binary} ended with status ${status}`)));
  });
}

async function close(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.pid === undefined) return;
  const exit = new Promise((resolve) => browser.once('exit', resolve));
  browser.kill();
  await exit;
}
