import { expect, it } from 'vitest';
import { textWidth, wrapped } from '../src/figures/text-width.ts';

it('keeps words together that fit into a line', () => {
  expect(wrapped('one two', 100, 12)).toEqual(['one two']);
});

it('breaks between words, and never within one', () => {
  const lines = wrapped('a few words and an extraordinarilylongone', 80, 12);
  expect(lines).toEqual(['a few', 'words and', 'an', 'extraordinarilylongone']);
  expect(textWidth(lines.slice(0, 3), 12)).toBeLessThanOrEqual(80);
});
