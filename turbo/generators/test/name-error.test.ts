import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nameError } from '../name-error.ts';

it.each(['depth', 'born-dead', 'a', 'layer2', 'edge-of-chaos', 'x'.repeat(60)])(
  'takes %s',
  (name) => {
    expect(nameError(name, false)).toBe(null);
  },
);

it.each([
  ['', 'learning-rate'],
  ['--', 'learning-rate'],
  ['BornDead', 'born-dead'],
  ['two words', 'two-words'],
  ['Inicialização', 'inicializacao'],
  ['2d', 'd'],
  ['a--b-', 'a-b'],
  ['a.ts', 'a-ts'],
])('refuses "%s" and proposes %s', (name, proposed) => {
  expect(nameError(name, false)).toMatch(new RegExp(`such as ${proposed}$`));
  expect(nameError(proposed, false)).toBe(null);
});

it('refuses a name that is too long for a file', () => {
  expect(nameError('x'.repeat(61), false)).toBe(
    `"${'x'.repeat(61)}" has 61 letters: 60 or fewer would do`,
  );
});

it('refuses every word that the command line reads as something else', () => {
  const options = new URL(
    '../../../apps/compare/src/command-line/program-options.ts',
    import.meta.url,
  );
  const words = readFileSync(options, 'utf8').matchAll(
    /^ {2}(\w+): '|'(\w+)'(?=[,\]])|mergeWord = '(\w+)'/gm,
  );
  const names = [...words].map((match) => match.slice(1).find(Boolean) ?? '');
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(nameError(name, false), name).toContain('such as');
});
