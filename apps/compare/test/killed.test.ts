import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bundle, bundled } from './bundled.ts';
import { contents, ended } from './program.ts';

const KILLS = 20;
const SEEDS = 100;

/** In milliseconds: long enough for a few runs, short enough that most are left after all kills. */
const LONGEST_LIFE = 40;

let bundle: Bundle;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'semente-test-'));
  bundle = await bundled();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  bundle.remove();
});

function start(...args: readonly string[]): ReturnType<typeof spawn> {
  const line = ['--steps', '3000000', '--seeds', String(SEEDS), '--workers', '1', '--out', ...args];
  const command = [bundle.main, bundle.wander, ...line];
  return spawn(process.execPath, command, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}

it('gives the results of an undisturbed comparison after it was killed twenty times', async () => {
  for (let i = 0; i < KILLS; i++) {
    const child = start('killed', '--resume');
    child.stderr?.once('data', () => {
      setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST_LIFE);
    });
    expect((await ended(child)).end).toBe('SIGKILL');
  }
  const stored = readdirSync(join(folder, 'killed/runs')).filter((name) => /^\w+-\d+/.test(name));
  expect(stored.length).toBeLessThan(2 * SEEDS);
  expect(await ended(start('killed', '--resume'))).toMatchObject({ end: 0 });
  expect(await ended(start('undisturbed'))).toMatchObject({ end: 0 });
  expect(contents(join(folder, 'killed'))).toEqual(contents(join(folder, 'undisturbed')));
}, 600_000);
