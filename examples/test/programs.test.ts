import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programsOf, repository, textOf } from './page.ts';

/** What a program writes, line by line, run as `pnpm try` runs it. */
function linesOf(program: string): string[] {
  const options = ['--conditions=@semente/source', '--import', 'tsx'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...options, `examples/${program}`],
    { cwd: repository, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.trimEnd().split('\n');
}

/** What a program writes that stands in a page. */
function linesOfText(code: string): string[] {
  const reports = `${repository}examples/reports`;
  mkdirSync(reports, { recursive: true });
  const folder = mkdtempSync(`${reports}/program-`);
  try {
    writeFileSync(`${folder}/program.ts`, code);
    return linesOf(`reports/${basename(folder)}/program.ts`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The number at the end of a line, but for a unit. */
const numberIn = (line = ''): number => Number(line.match(/([\d.e-]+)(?: %)?$/)?.[1]);

describe('the program', () => {
  it('by-hand.ts learns exclusive or', () => {
    const lines = linesOf('by-hand.ts');
    expect(lines).toHaveLength(5);
    expect(numberIn(lines.at(-1))).toBeLessThan(0.01);
  });

  it('circles.ts has the costs that it says it has', () => {
    const lines = linesOf('circles.ts');
    expect(lines).toHaveLength(15);
    expect(numberIn(lines[0])).toBe(0.883053746341976);
    expect(numberIn(lines[14])).toBe(0.07357895962677366);
  });

  it('digits.ts learns to read', () => {
    expect(numberIn(linesOf('digits.ts').at(-1))).toBeGreaterThan(96);
  });
});

/** Code without its layout. */
const words = (code: string): string => code.replaceAll(/\s|,(?=\s*[}\])])/g, '');

it('shows circles.ts in the README of the repository', () => {
  const [program] = programsOf('README.md');
  expect(words(textOf('examples/circles.ts'))).toBe(words(program));
});

describe('the first program', () => {
  it.each([
    ['examples/README.md', ['tensor([2., 4., 6.], float64 [3])']],
    [
      'packages/tensor/README.md',
      ['0.9296867498909012 [ -0.17363091007889897, -0.3025887903221023 ]', '-0.7268619813835873'],
    ],
    ['packages/random/README.md', ['1.7886284734303186']],
  ])('of %s runs', (page, lines) => {
    const [program] = programsOf(page);
    expect(linesOfText(program)).toEqual(lines);
  });
});

it('walks all programs that the README lists', () => {
  const listed = [...textOf('examples/README.md').matchAll(/\((\S+\.ts)\)/g)].map(
    ([, file]) => file,
  );
  expect(listed).toEqual(['by-hand.ts', 'circles.ts', 'digits.ts']);
});
