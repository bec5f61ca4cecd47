import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { repository, textOf } from './page.ts';

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

it('walks all programs that the README lists', () => {
  const listed = [...textOf('examples/README.md').matchAll(/\((\S+\.ts)\)/g)].map(
    ([, file]) => file,
  );
  expect(listed).toEqual(['by-hand.ts', 'circles.ts', 'digits.ts']);
});
