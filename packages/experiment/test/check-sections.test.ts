import { expect, it } from 'vitest';
import { checkSections } from '../src/check-sections.ts';
import { inEveryLanguage, type Section } from '../src/index.ts';

const words = inEveryLanguage('Words');
const figure = { kind: 'lines', file: 'costs', heading: words, alternative: words, caption: words };

it.each<[string, unknown]>([
  ['sections must be a list, got undefined', undefined],
  ['sections[0] must be an object, got "text"', ['text']],
  [
    'sections[0].heading must be a text in each language (en, pt-BR), got "Costs"',
    [{ heading: 'Costs', blocks: [] }],
  ],
  ['sections[0].blocks must be a list, got undefined', [{ heading: words }]],
  [
    'sections[1].blocks[0].kind must be one of text, table, lines, maps, heatmap, histograms, got "chart"',
    [{ heading: words, blocks: [] }, ...sectionOf({ kind: 'chart' })],
  ],
  [
    'sections[0].blocks[0].text must be a text in each language (en, pt-BR), got undefined',
    sectionOf({ kind: 'text' }),
  ],
  [
    'sections[0].blocks[0].columns[0].heading must be a text in each language (en, pt-BR), got "Cost"',
    sectionOf({ kind: 'table', columns: [{ heading: 'Cost' }], rows: [] }),
  ],
  [
    'sections[0].blocks[0].rows[1] must have a cell for each of the 1 columns, got 2',
    sectionOf({ kind: 'table', columns: [{ heading: words }], rows: [[1], [1, 2]] }),
  ],
  [
    'sections[0].blocks[0].rows[0][0] must be a text or a number, got null',
    sectionOf({ kind: 'table', columns: [{ heading: words }], rows: [[null]] }),
  ],
  [
    'sections[0].blocks[0].caption["pt-BR"] must be a text, got undefined',
    sectionOf({ ...figure, caption: { en: 'Costs' } }),
  ],
  [
    'sections[0].blocks[0].panels must be one or more panels, got an empty list',
    sectionOf({ ...figure, panels: [] }),
  ],
])('a body of a report is refused by its field: %s', (message, sections) => {
  expect(() => checkSections(sections as readonly Section[])).toThrow(new RangeError(message));
});

function sectionOf(block: object): readonly unknown[] {
  return [{ heading: words, blocks: [block] }];
}
