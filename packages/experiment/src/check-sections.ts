import {
  expectList,
  expectLocalized,
  expectObject,
  expectText,
  type Fields,
  isObject,
  refuse,
} from './expect.ts';
import type { Block, Section } from './section.ts';

/**
 * The body of a report as an exercise gave it, if all that every report needs of it is there. What the
 * panels of a figure show is left to those who draw them.
 *
 * @throws RangeError naming the first field that is not as it must be.
 */
export function checkSections(sections: readonly Section[]): readonly Section[] {
  for (const [i, section] of expectList('sections', sections).entries()) {
    const path = `sections[${i}]`;
    const { heading, blocks } = expectObject(path, section);
    expectLocalized(`${path}.heading`, heading);
    for (const [j, block] of expectList(`${path}.blocks`, blocks).entries()) {
      checkBlock(`${path}.blocks[${j}]`, expectObject(`${path}.blocks[${j}]`, block));
    }
  }
  return sections;
}

const checks: Readonly<Record<Block['kind'], (path: string, block: Fields) => void>> = {
  text: (path, { text }) => expectLocalized(`${path}.text`, text),
  table: checkTable,
  lines: checkPanels,
  maps: checkPanels,
  heatmap: checkPanels,
  histograms: checkFigure,
};

function checkBlock(path: string, block: Fields): void {
  const check = Object.entries(checks).find(([kind]) => kind === block.kind)?.[1];
  if (check !== undefined) check(path, block);
  else refuse(`${path}.kind`, `one of ${Object.keys(checks).join(', ')}`, block.kind);
}

function checkTable(path: string, { heading, columns, rows }: Fields): void {
  if (heading !== undefined) expectLocalized(`${path}.heading`, heading);
  const headings = expectList(`${path}.columns`, columns);
  for (const [i, column] of headings.entries()) {
    const place = `${path}.columns[${i}]`;
    expectLocalized(`${place}.heading`, expectObject(place, column).heading);
  }
  for (const [i, row] of expectList(`${path}.rows`, rows).entries()) {
    const place = `${path}.rows[${i}]`;
    const cells = expectList(place, row);
    if (cells.length !== headings.length) {
      throw new RangeError(
        `${place} must have a cell for each of the ${headings.length} columns, got ${cells.length}`,
      );
    }
    for (const [j, cell] of cells.entries()) checkCell(`${place}[${j}]`, cell);
  }
}

function checkCell(path: string, cell: unknown): void {
  if (isObject(cell)) expectLocalized(path, cell);
  else if (typeof cell !== 'string' && typeof cell !== 'number') {
    refuse(path, 'a text or a number', cell);
  }
}

function checkPanels(path: string, figure: Fields): void {
  checkFigure(path, figure);
  const panels = expectList(`${path}.panels`, figure.panels);
  if (panels.length === 0) refuse(`${path}.panels`, 'one or more panels', panels);
}

function checkFigure(path: string, figure: Fields): void {
  expectText(`${path}.file`, figure.file);
  for (const name of ['heading', 'alternative', 'caption']) {
    expectLocalized(`${path}.${name}`, figure[name]);
  }
}
