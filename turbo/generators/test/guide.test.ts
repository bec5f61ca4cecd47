import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Copy, copyOfRepository, type Ended } from './copy.ts';

/*
 * The guide “Add an exercise”, done as it says, in a copy of the repository: its commands are run,
 * and its edits made in the file that was named last before them.
 */

const page = new URL('../../../docs/guides/add-an-exercise.md', import.meta.url);
const STEP = /^```(?<kind>sh|diff|text)\n(?<text>.*?)^```$|`(?<file>packages\/\S+\.ts)`/gms;

let copy: Copy;
const ended: Ended[] = [];
const answers: string[] = [];

beforeAll(() => {
  copy = copyOfRepository();
  let file = '';
  for (const { groups = {} } of readFileSync(page, 'utf8').matchAll(STEP)) {
    const { kind, text = '' } = groups;
    if (kind === 'sh') ended.push(copy.run(asInCopy(text.trim())));
    else if (kind === 'diff') edit(join(copy.folder, file), text);
    else if (kind === 'text') answers.push(text.trim());
    else file = groups.file ?? '';
  }
});

afterAll(() => copy.remove());

/** The copy has no packages of its own to find an exercise in: there it is run by its path. */
function asInCopy(command: string): string {
  return command
    .replace(/^pnpm /, '')
    .replace(/^compare (\S+)/, 'compare ./packages/experiment/src/exercises/$1.ts');
}

/** Puts the lines of an edit that are kept or added in place of those that are kept or removed. */
function edit(path: string, diff: string): void {
  const lines = diff.split('\n').slice(0, -1);
  const side = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(' ') || line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const source = readFileSync(path, 'utf8');
  expect(source.split(side('-')), diff).toHaveLength(2);
  writeFileSync(
    path,
    source.replace(side('-'), () => side('+')),
  );
}

it('runs every command to its end', () => {
  expect(ended).toHaveLength(3);
  for (const { status, output } of ended) expect(status, output).toBe(0);
});

it('leads to the answer that the guide has', () => {
  const report = readFileSync(join(copy.folder, 'report/report.md'), 'utf8');
  expect(answers).toHaveLength(1);
  for (const answer of answers) expect(report).toContain(answer);
});

it('leaves files that are formatted, clean and well typed', () => {
  const files = ['src', 'test'].map((folder, i) => {
    return `packages/experiment/${folder}/exercises/random-biases${['', '.test'][i]}.ts`;
  });
  for (const command of [
    `biome check --vcs-enabled=false ${files.join(' ')}`,
    `oxlint ${files.join(' ')}`,
    'tsc --project packages/experiment',
  ]) {
    const { status, output } = copy.run(command);
    expect(status, output).toBe(0);
  }
});
