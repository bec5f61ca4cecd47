import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { initialization, runExperiment } from '@semente/experiment';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localeOf } from '../src/locale.ts';
import { reportFiles } from '../src/report/files.ts';

// The real program, in processes of its own.
const require = createRequire(import.meta.url);
const tsx = pathToFileURL(require.resolve('tsx')).href;
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const isWindows = process.platform === 'win32';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'semente-test-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  /** The exit code, or the signal that ended the program. */
  readonly end: number | NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(...args: readonly string[]): ChildProcess {
  const command = ['--conditions=@semente/source', '--import', tsx, main, ...args];
  return spawn(process.execPath, command, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}

function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  return new Promise((done) => {
    child.on('close', (code, signal) => done({ end: signal ?? code, stdout, stderr }));
  });
}

function run(...args: readonly string[]): Promise<Ended> {
  return ended(start(...args));
}

/** The text of every file below a folder, by its path. */
function contents(out: string): Readonly<Record<string, string>> {
  const entries = readdirSync(join(folder, out), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    entries.map((path) => [
      path.slice(join(folder, out).length + 1).replaceAll('\\', '/'),
      readFileSync(path, 'utf8'),
    ]),
  );
}

describe.concurrent('the program', () => {
  it('writes the report, the same bytes as any other process', async () => {
    const { end, stdout, stderr } = await run('--iterations', '3', '--lang', 'pt-BR');
    expect(stderr).toMatch(/^zeros: iteração 0 de 3, custo 0,6931$/m);
    expect(stdout).toMatch(/^Esquema +Treino +Teste +Custo final$/m);
    expect(stdout).toContain(`Relatório: ${join('report', 'report.md')}\n`);
    expect(end).toBe(0);
    const result = runExperiment(initialization, { iterations: 3 });
    const files = reportFiles(result, localeOf('pt-BR')).map(({ path, content }) => [
      path,
      content,
    ]);
    expect(contents('report')).toEqual(Object.fromEntries(files));
  }, 120_000);

  it('answers what cannot be meant in one line, with exit code 2 and no report', async () => {
    const { end, stdout, stderr } = await run('--schemes', 'hee', '--out', 'none');
    expect(stderr).toBe(
      'compare: unknown scheme "hee": the schemes are zeros, random, he; did you mean he?\n',
    );
    expect(stdout).toBe('');
    expect(end).toBe(2);
    expect(readdirSync(folder)).not.toContain('none');
  }, 120_000);

  it('refuses an output path that cannot be written before it trains', async () => {
    writeFileSync(join(folder, 'taken'), 'mine');
    const { end, stderr } = await run('--out', 'taken', '--lang', 'pt-BR');
    expect(stderr).toBe(
      'compare: não é possível escrever o relatório em "taken": "taken" existe e não é uma pasta; escolha outra pasta com --out\n',
    );
    expect(end).toBe(2);
    expect(readFileSync(join(folder, 'taken'), 'utf8')).toBe('mine');
  }, 120_000);

  it('goes on when nobody reads what it says', async () => {
    const child = start('--iterations', '0', '--out', 'unread');
    child.stdout?.destroy();
    child.stderr?.destroy();
    expect((await ended(child)).end).toBe(0);
    expect(Object.keys(contents('unread'))).toContain('report.md');
  }, 120_000);

  it.skipIf(isWindows)(
    'leaves the last report as it was when interrupted',
    async () => {
      mkdirSync(join(folder, 'kept'));
      writeFileSync(join(folder, 'kept/report.md'), '# The last complete report');
      const child = start('--iterations', '1000000000', '--out', 'kept');
      child.stderr?.once('data', () => child.kill('SIGINT'));
      expect((await ended(child)).end).toBe('SIGINT');
      expect(contents('kept')).toEqual({ 'report.md': '# The last complete report' });
    },
    120_000,
  );
});
