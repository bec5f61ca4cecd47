import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jobsOf, plan, runJob } from '@semente/experiment';
import initialization from '@semente/experiment/exercises/initialization';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localeOf } from '../src/locale.ts';
import { reportFiles } from '../src/report/files.ts';
import { wanderPath } from './planned.ts';
import { contents, ended, reportIn, run as runIn, start } from './program.ts';

const isWindows = process.platform === 'win32';
const timeout = 240_000;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'semente-test-'));
  // Where no package is installed.
  copyFileSync(wanderPath, join(folder, 'wander.ts'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(...args: readonly string[]): ReturnType<typeof runIn> {
  return runIn(folder, ...args);
}

describe('the program', () => {
  it(
    'writes the report, the same bytes as any other process',
    async () => {
      const { end, stdout, stderr } = await run('--iterations', '3', '--lang', 'pt-BR');
      expect(stderr).toMatch(/^zeros: 0%, custo 0,6931$/m);
      expect(stdout).toMatch(/^Esquema +Acurácia no treino +Acurácia no teste +Custo final$/m);
      expect(stdout).toContain(`Relatório: ${join('report', 'report.md')}\n`);
      expect(end).toBe(0);
      const chosen = plan(initialization, { settings: { iterations: 3 } });
      const measurements: unknown[] = [];
      for (const job of jobsOf(chosen)) measurements.push(await runJob(chosen, job));
      const locale = localeOf('pt-BR');
      const files = await reportFiles({ plan: chosen, measurements, locale, format: 'md' });
      expect(reportIn(join(folder, 'report'))).toEqual(
        Object.fromEntries(files.map(({ path, content }) => [path, content])),
      );
    },
    timeout,
  );

  it(
    'answers what cannot be meant in one line, with exit code 2 and no report',
    async () => {
      const { end, stdout, stderr } = await run('--schemes', 'hee', '--out', 'none');
      expect(stderr).toMatch(/^compare: unknown scheme "hee": .*; did you mean he\?\n$/);
      expect(stdout).toBe('');
      expect(end).toBe(2);
      expect(readdirSync(folder)).not.toContain('none');
    },
    timeout,
  );

  it(
    'refuses an output path that cannot be written before it runs anything',
    async () => {
      writeFileSync(join(folder, 'taken'), 'mine');
      const { end, stderr } = await run('--out', 'taken', '--lang', 'pt-BR');
      expect(stderr).toBe(
        'compare: não é possível escrever o relatório em "taken": "taken" existe e não é uma pasta; escolha outra pasta com --out\n',
      );
      expect(end).toBe(2);
      expect(readFileSync(join(folder, 'taken'), 'utf8')).toBe('mine');
    },
    timeout,
  );

  it(
    'goes on when nobody reads what it says',
    async () => {
      const child = start(folder, './wander.ts', '--out', 'unread');
      child.stdout?.destroy();
      child.stderr?.destroy();
      expect((await ended(child)).end).toBe(0);
      expect(Object.keys(contents(join(folder, 'unread')))).toContain('report.md');
    },
    timeout,
  );

  it.skipIf(isWindows)(
    'leaves the last report as it was when interrupted',
    async () => {
      mkdirSync(join(folder, 'kept'));
      writeFileSync(join(folder, 'kept/report.md'), '# The last complete report');
      const child = start(folder, '--iterations', '1000000000', '--out', 'kept');
      child.stderr?.once('data', () => child.kill('SIGINT'));
      expect((await ended(child)).end).toBe('SIGINT');
      expect(reportIn(join(folder, 'kept'))).toEqual({ 'report.md': '# The last complete report' });
    },
    timeout,
  );
});

describe('an exercise in a file of its own', () => {
  it(
    'runs wherever it stands, in threads too',
    async () => {
      const line = ['./wander.ts', '--seeds', '3', '--out'];
      expect(await run(...line, 'here', '--workers', '1')).toMatchObject({ end: 0 });
      expect(await run(...line, 'there', '--workers', '2')).toMatchObject({ end: 0 });
      expect(contents(join(folder, 'here'))).toEqual(contents(join(folder, 'there')));
    },
    timeout,
  );

  it(
    'is reported with its path and its line if it cannot be read',
    async () => {
      writeFileSync(join(folder, 'broken.ts'), 'const a: number = 1;\nexport default {\n  a b\n};');
      const { end, stderr } = await run('./broken.ts');
      expect(stderr).toMatch(/^compare: .*broken\.ts: .*:3:4: .*Expected "}" but found "b"\n$/);
      expect(end).toBe(2);
    },
    timeout,
  );

  it(
    'is reported with its line if its report fails, and its runs are kept',
    async () => {
      const source = readFileSync(wanderPath, 'utf8').replace("name: 'wander'", "name: 'mute'");
      const failing = source.replace(
        'findings: () => []',
        "findings: () => { throw Error('mute'); }",
      );
      writeFileSync(join(folder, 'mute.ts'), failing);
      const { end, stderr } = await run('./mute.ts', '--out', 'mute');
      expect(stderr).toMatch(
        /^compare: no report can be made of these runs: .*mute\.ts:\d+:\d+: mute$/m,
      );
      expect(stderr).not.toContain('    at ');
      expect(end).toBe(1);
      expect(readdirSync(join(folder, 'mute/runs'))).toContain('short-7.json');
    },
    timeout,
  );

  it(
    'is not resumed once a file that it imports has changed',
    async () => {
      const source = readFileSync(wanderPath, 'utf8').replace("name: 'wander'", "name: 'helped'");
      writeFileSync(join(folder, 'help.ts'), 'export const seed = 7;');
      const helped = `import { seed } from './help.ts';\n${source.replace('seed: 7', 'seed')}`;
      writeFileSync(join(folder, 'helped.ts'), helped);
      expect(await run('./helped.ts', '--out', 'helped')).toMatchObject({ end: 0 });
      writeFileSync(join(folder, 'help.ts'), 'export const seed = 7; // Or 8?');
      const { end, stderr } = await run('./helped.ts', '--out', 'helped', '--resume');
      expect(stderr).toMatch(
        /the file of the exercise, or one that it imports, has changed since$/m,
      );
      expect(end).toBe(2);
    },
    timeout,
  );

  it(
    'is reported with the run that failed, and keeps the others',
    async () => {
      const lost = ['./wander.ts', '--schemes', 'short,lost', '--out', 'lost'];
      const { end, stderr } = await run(...lost);
      expect(stderr).toMatch(
        /^compare: lost with seed 7 failed: .*wander\.ts:\d+:\d+: nobody knows the way$/m,
      );
      expect(end).toBe(1);
      expect(readdirSync(join(folder, 'lost/runs')).sort()).toEqual([
        'comparison.json',
        'short-7.json',
      ]);
    },
    timeout,
  );
});

describe('a comparison in parts', () => {
  it(
    'is put together to the report of the whole, wherever the parts were run',
    async () => {
      const line = ['./wander.ts', '--seeds', '3', '--steps', '9', '--out'];
      for (const part of ['1', '2']) {
        const { end, stdout } = await run(...line, `part-${part}`, '--shard', `${part}/2`);
        expect(stdout).toBe(
          `Part ${part}/2 is done: 3 runs are in ${join(`part-${part}`, 'runs')}\n`,
        );
        expect(end).toBe(0);
        expect(reportIn(join(folder, `part-${part}`))).toEqual({});
      }
      expect(await run(...line, 'whole')).toMatchObject({ end: 0 });
      expect(await run('merge', 'part-2', 'part-1', '--out', 'merged')).toMatchObject({ end: 0 });
      expect(reportIn(join(folder, 'merged'))).toEqual(reportIn(join(folder, 'whole')));
      const { end, stderr } = await run('merge', 'part-2', '--out', 'half');
      expect(stderr).toBe(
        'compare: the comparison is not complete: short with seed 7; short with seed 9; long with seed 8 missing (the parts are 2/2)\n',
      );
      expect(end).toBe(2);
      expect(readdirSync(folder)).not.toContain('half');
    },
    timeout,
  );
});

describe('a folder of runs', () => {
  it(
    'keeps what is finished when a run cannot be stored, and is resumed',
    async () => {
      mkdirSync(join(folder, 'full/runs/long-7.json'), { recursive: true });
      const line = ['./wander.ts', '--out', 'full'];
      const { end, stderr } = await run(...line);
      expect(stderr).toMatch(
        /^compare: long with seed 7 is finished but could not be stored in "full.runs": .*; the runs stored before it are kept, and --resume goes on from there$/m,
      );
      expect(end).toBe(1);
      rmSync(join(folder, 'full/runs/long-7.json'), { recursive: true });
      expect((await run(...line)).stderr).toMatch(
        / has 1 of the 2 runs of an unfinished compariso/,
      );
      expect((await run(...line, '--resume', '--steps', '5')).stderr).toMatch(
        /not mixed with this one: steps is 40 there and 5 here$/m,
      );
      const resumed = await run(...line, '--resume');
      expect(resumed.stderr).toMatch(/^1 runs are already there\nlong: 0%/);
      expect(resumed.end).toBe(0);
    },
    timeout,
  );
});

describe('watching', () => {
  it.skipIf(isWindows)(
    'runs again when the file or one that it imports changes, and goes on after a mistake',
    async () => {
      const path = join(folder, 'watched.ts');
      const source = readFileSync(wanderPath, 'utf8').replace("name: 'wander'", "name: 'watched'");
      const imported = join(folder, 'watched-seed.ts');
      writeFileSync(imported, 'export const seed = 7;');
      writeFileSync(
        path,
        `import { seed } from './watched-seed.ts';\n${source.replace('seed: 7', 'seed')}`,
      );
      const child = start(folder, './watched.ts', '--watch', '--out', 'watched');
      const end = ended(child);
      const said = listening(child);
      await said('Waiting for a change');
      writeFileSync(imported, 'export const seed = -7;');
      await said('seed must be a whole number');
      await said('Waiting for a change');
      writeFileSync(path, source.replace('seed: 7', 'seed: 8'));
      await said('Waiting for a change');
      child.kill();
      expect((await end).stdout.match(/^Report: /gm)).toHaveLength(2);
      expect(readdirSync(join(folder, 'watched/runs'))).toContain('short-8.json');
    },
    timeout,
  );
});

/** Waits until the program has said something on its stream of errors, after what it said before. */
function listening(child: ReturnType<typeof start>): (text: string) => Promise<void> {
  let unread = '';
  let look = (): void => {};
  child.stderr?.on('data', (chunk: Buffer) => {
    unread += chunk;
    look();
  });
  return (text) =>
    new Promise((resolve) => {
      look = () => {
        const place = unread.indexOf(text);
        if (place < 0) return;
        unread = unread.slice(place + text.length);
        look = () => {};
        resolve();
      };
      look();
    });
}
