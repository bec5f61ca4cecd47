import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
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

const programs: Record<string, (lines: string[]) => void> = {
  'by-hand.ts': (lines) => {
    expect(lines).toHaveLength(5);
    expect(numberIn(lines.at(-1))).toBeLessThan(0.01);
  },
  'circles.ts': (lines) => {
    expect(lines).toHaveLength(15);
    expect(numberIn(lines[0])).toBe(0.883053746341976);
    expect(numberIn(lines[14])).toBe(0.07357895962677366);
  },
  'digits.ts': (lines) => {
    expect(numberIn(lines.at(-1))).toBeGreaterThan(96);
  },
};

describe('the program', () => {
  it.each(Object.entries(programs))('%s runs, and learns', (program, check) => {
    check(linesOf(program));
  });

  it('is in the list above, whichever it is', () => {
    const files = readdirSync(`${repository}examples`).filter((file) => file.endsWith('.ts'));
    const own = files.filter((file) => textOf('examples/README.md').includes(`(${file})`));
    expect(Object.keys(programs)).toEqual(own.sort());
  });
});
