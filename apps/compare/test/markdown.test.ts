import { describe, expect, it } from 'vitest';
import { formula, image, paragraphs, table } from '../src/report/markdown.ts';

describe('a table', () => {
  it('puts words to the left and numbers to the right', () => {
    const columns = [{ heading: 'Name' }, { heading: 'Cost', isNumeric: true }];
    expect(table(columns, [['he', '0.07']])).toBe(
      '| Name | Cost |\n| :--- | ---: |\n| he | 0.07 |',
    );
  });

  it('keeps bars and line breaks from ending a cell', () => {
    const lines = table([{ heading: 'a|b' }], [['c | d'], ['e\n  f']]).split('\n');
    expect(lines).toEqual(['| a\\|b |', '| :--- |', '| c \\| d |', '| e f |']);
  });
});

it('leaves out empty paragraphs', () => {
  expect(paragraphs('a', '', 'b')).toBe('a\n\nb');
});

it('writes formulas so that Markdown leaves their backslashes alone', () => {
  expect(formula('\\{0\\}')).toBe('$`\\{0\\}`$');
});

it('keeps brackets in an alternative text from ending it', () => {
  expect(image('a [b]', 'c.svg')).toBe('![a \\[b\\]](c.svg)');
});
