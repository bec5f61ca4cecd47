import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealed } from '../src/report/seal.ts';
import type { ReportFile } from '../src/report-file.ts';
import { obstacleTo, writeReport } from '../src/write-report.ts';

const paths = ['figures/', 'report.md'];
const files = [
  { path: 'figures/a.svg', content: '<svg/>' },
  { path: 'report.md', content: '# New' },
];
const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === 'win32';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'semente-test-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function everything(): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .sort();
}

describe('writing a report', () => {
  it('makes the folders it needs and leaves nothing but the report', async () => {
    await writeReport(join(folder, 'deep/er'), files);
    expect(everything()).toEqual([
      'deep',
      'deep/er',
      'deep/er/figures',
      'deep/er/figures/a.svg',
      'deep/er/report.md',
    ]);
  });

  it('replaces an earlier report and touches no other file', async () => {
    writeFileSync(join(folder, 'report.md'), '# Old');
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    await writeReport(folder, files);
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toBe('# New');
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('leaves the earlier report as it was if one of the files cannot be written', async () => {
    await writeReport(folder, files);
    const impossible = [...files.map(({ path }) => ({ path, content: 'newer' })), badFile];
    await expect(writeReport(folder, impossible)).rejects.toThrow(/ENAMETOOLONG|ENOENT/);
    expect(everything()).toEqual(['figures', 'figures/a.svg', 'report.md']);
    expect(readFileSync(join(folder, 'figures/a.svg'), 'utf8')).toBe('<svg/>');
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toBe('# New');
  });

  const [older, newer] = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`);
  const reportOn = (digest = '', ...paths: readonly string[]): readonly ReportFile[] =>
    paths.map((path) => sealed({ path, content: 'text\n' }, digest));

  it('removes what an earlier report on other measurements has left', async () => {
    await writeReport(folder, reportOn(older, 'figures/a.svg', 'figures/b.svg', 'report.md'));
    await writeReport(folder, reportOn(newer, 'figures/b.svg', 'report.html'));
    expect(everything()).toEqual(['figures', 'figures/b.svg', 'report.html']);
  });

  it('keeps the same report in another format', async () => {
    await writeReport(folder, reportOn(newer, 'figures/a.svg', 'report.md'));
    await writeReport(folder, reportOn(newer, 'report.html'));
    expect(everything()).toEqual(['figures', 'figures/a.svg', 'report.html', 'report.md']);
  });

  it('knows by the numbers alone that a report on others is out of date', async () => {
    await writeReport(folder, reportOn(older, 'report.md'));
    await writeReport(folder, [{ path: 'results.json', content: `{ "digest": "${newer}" }\n` }]);
    expect(everything()).toEqual(['results.json']);
  });

  it('removes no file of any other origin, whatever its name', async () => {
    mkdirSync(join(folder, 'figures/mine.svg'), { recursive: true });
    for (const path of ['figures/drawn.svg', 'report.html', 'figures/text.md']) {
      writeFileSync(join(folder, path), `mine, about ${older}`);
    }
    await writeReport(folder, reportOn(newer, 'report.md'));
    expect(everything()).toEqual([
      'figures',
      'figures/drawn.svg',
      'figures/mine.svg',
      'figures/text.md',
      'report.html',
      'report.md',
    ]);
  });

  // A file system takes no name as long as this.
  const badFile = { path: `${'x'.repeat(300)}.svg`, content: '' };
});

describe('the obstacle to a report', () => {
  it('is none where folders are missing, and none are made yet', () => {
    expect(obstacleTo(join(folder, 'a/b'), paths)).toBeUndefined();
    expect(everything()).toEqual([]);
  });

  it('is none where an earlier report is', async () => {
    await writeReport(folder, files);
    expect(obstacleTo(folder, paths)).toBeUndefined();
  });

  it('is a file that has the folder’s name, or one above it', () => {
    const path = join(folder, 'taken');
    writeFileSync(path, '');
    expect(obstacleTo(path, paths)).toEqual({ kind: 'not a folder', path });
    expect(obstacleTo(join(path, 'below'), paths)).toEqual({ kind: 'not a folder', path });
  });

  it('is a file that has the name of the figures’ folder', () => {
    const path = join(folder, 'figures');
    writeFileSync(path, '');
    expect(obstacleTo(folder, paths)).toEqual({ kind: 'not a folder', path });
  });

  it('is a folder that has the name of a file', () => {
    const path = join(folder, 'report.md');
    mkdirSync(path);
    expect(obstacleTo(folder, paths)).toEqual({ kind: 'is a folder', path });
  });

  it.skipIf(isWindows)('is a link that leads nowhere', () => {
    const path = join(folder, 'link');
    symlinkSync(join(folder, 'nowhere'), path);
    expect(obstacleTo(path, paths)).toEqual({ kind: 'not a folder', path });
  });

  it.skipIf(isWindows || isRoot)('is a folder that may not be written', () => {
    chmodSync(folder, 0o555);
    expect(obstacleTo(folder, paths)).toEqual({
      kind: 'not writable',
      path: folder,
      code: 'EACCES',
    });
  });

  it('is a folder whose name the file system does not take, and none above it is left', () => {
    const path = join(folder, 'above', 'x'.repeat(300));
    expect(obstacleTo(path, paths)).toEqual({
      kind: 'not writable',
      path,
      code: expect.stringMatching(/^(ENAMETOOLONG|ENOENT|EINVAL)$/),
    });
    expect(everything()).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')('is a file system that takes no new files', () => {
    expect(obstacleTo('/proc/report', paths)).toMatchObject({
      kind: 'not writable',
      path: '/proc',
    });
  });
});
