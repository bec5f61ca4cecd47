import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Copy, copyOfRepository, type Ended } from './copy.ts';

const source = 'packages/experiment/src/exercises/my-first.ts';
const test = 'packages/experiment/test/exercises/my-first.test.ts';

let copy: Copy;
let written: Ended;

beforeAll(() => {
  copy = copyOfRepository();
  written = copy.run('new exercise my-first');
});

afterAll(() => copy.remove());

describe('a new exercise', () => {
  it('is a file and its test, and says how it is run', () => {
    expect(written).toMatchObject({ status: 0 });
    expect(written.output).toContain('pnpm compare my-first');
    expect([source, test].map((file) => existsSync(join(copy.folder, file)))).toEqual([true, true]);
  });

  it.each([
    ['formatted', `biome check --vcs-enabled=false ${source} ${test}`],
    ['clean', `oxlint ${source} ${test}`],
    ['well typed', 'tsc --project packages/experiment'],
    ['tested', `vitest run --root packages/experiment test/exercises/my-first.test.ts`],
  ])('is %s at once', (_, command) => {
    expect(copy.run(command)).toMatchObject({ status: 0 });
  });

  it('declares its types, as a published package does', () => {
    const options =
      '--isolatedDeclarations --declaration --noEmit --customConditions @semente/source';
    const { output } = copy.run(`tsc -p packages/experiment/tsconfig.build.json ${options}`);
    expect(output.split('\n').filter((line) => line.includes('my-first'))).toEqual([]);
  });

  it('runs elsewhere, too, when it imports the package by its name', () => {
    const here = readFileSync(join(copy.folder, source), 'utf8');
    const elsewhere = here.replaceAll(/'\.\.\/[^']+'/g, "'@semente/experiment'");
    writeFileSync(join(copy.folder, 'packages/experiment/my-first.ts'), elsewhere);
    const { status, output } = copy.run('compare ./packages/experiment/my-first.ts');
    expect(status, output).toBe(0);
  });

  it('runs at once, and is confirmed in its report', () => {
    expect(copy.run(`compare ./${source}`)).toMatchObject({ status: 0 });
    const report = readFileSync(join(copy.folder, 'report/report.md'), 'utf8');
    expect(report).toContain('from zeros it does not.** Confirmed.');
  });
});

describe('a name that cannot be', () => {
  it.each([
    ['no kebab case', 'MyFirst', 'such as my-first'],
    ['taken', 'my-first', 'such as my-first-again'],
    ['taken by an exercise that comes with the package', 'depth', 'such as depth-again'],
    ['a word of the command line', 'merge', 'such as merge-effect'],
    ['a path', '../outside', 'such as outside'],
  ])('is refused if it is %s, and nothing is written', (_, name, advice) => {
    const before = readdirSync(copy.folder, { recursive: false });
    const files = readFileSync(join(copy.folder, source), 'utf8');
    const { status, output } = copy.run(`new exercise ${name}`);
    expect(status).toBe(1);
    expect(output).toContain(advice);
    expect(readdirSync(copy.folder)).toEqual(before);
    expect(readFileSync(join(copy.folder, source), 'utf8')).toBe(files);
  });

  it.each(['', 'exercise', 'exercise one two', 'lesson one'])(
    'and no name, or more than one, gets the usage: pnpm new %s',
    (words) => {
      expect(copy.run(`new ${words}`)).toMatchObject({
        status: 2,
        output: 'usage: pnpm new exercise NAME\n',
      });
    },
  );
});
