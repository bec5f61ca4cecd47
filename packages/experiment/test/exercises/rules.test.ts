import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Exercise } from '../../src/index.ts';

const folder = new URL('../../src/exercises/', import.meta.url);
const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));

it.each(files)(
  '%s has rules without words, which stand in reports of every language',
  async (file) => {
    const { default: exercise }: { default: Exercise } = await import(new URL(file, folder).href);
    for (const { rule } of exercise.variants) expect(rule).not.toMatch(/\\(text|mbox)\b/);
  },
);
