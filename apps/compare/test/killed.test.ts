import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wanderPath } from './planned.ts';
import { contents, ended, run, start } from './program.ts';

const KILLS = 20;

/** Long enough for a few runs, short enough that many are left after all kills. */
const LONGEST_LIFE = 40;

const line = [wanderPath, '--steps', '3000000', '--seeds', '100', '--workers', '1', '--out'];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'semente-test-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('gives the results of an undisturbed comparison after it was killed twenty times', async () => {
  for (let i = 0; i < KILLS; i++) {
    const child = start(folder, ...line, 'killed', '--resume');
    child.stderr?.once('data', () => {
      setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST_LIFE);
    });
    expect((await ended(child)).end).toBe('SIGKILL');
  }
  expect(await run(folder, ...line, 'killed', '--resume')).toMatchObject({ end: 0 });
  expect(await run(folder, ...line, 'undisturbed')).toMatchObject({ end: 0 });
  expect(contents(join(folder, 'killed'))).toEqual(contents(join(folder, 'undisturbed')));
}, 600_000);
