import * as Plot from '@observablehq/plot';
import { type DrawnLine, hasSymbols, namedTogether } from './drawn-line.ts';
import { lineHeight } from './line-labels.ts';
import { figureWidth } from './panel-frame.ts';
import { inPixels, words } from './pixels.ts';
import type { PlacedPlot } from './svg.ts';
import { textWidth } from './text-width.ts';

/** As many names as fit beside the ends of lines. */
const endLabelsAtMost = 8;

const swatch = 26;
const gap = 18;

/** Whether every panel can name its lines where they end. */
export function fitsEndLabels(
  panels: readonly (readonly DrawnLine[])[],
  panelWidth: number,
): boolean {
  return panels.every(
    (lines) =>
      namedTogether(lines).length <= endLabelsAtMost &&
      textWidth(lines.map(({ label }) => label)) <= 0.3 * panelWidth,
  );
}

/** The names of all lines in rows, each beside what its line looks like. */
export function lineLegend(panels: readonly (readonly DrawnLine[])[]): PlacedPlot['options'] {
  const items = inRows(namedTogether(panels.flat()));
  const rows = 1 + Math.max(0, ...items.map(({ row }) => row));
  const marks = items.map(({ lines, left, row }) => item(lines, left, 10 + rowHeight * row));
  return inPixels(figureWidth, rowHeight * rows, marks);
}

const rowHeight = lineHeight + 4;

function item(lines: readonly DrawnLine[], left: number, y: number): Plot.Markish {
  const [{ label, look }] = lines;
  return [
    lines.map((line) => sample(line, left, y)),
    words(label, left + swatch + 6, y, { fill: look.wordColor, fontWeight: 600 }),
  ];
}

/** A short piece of a line, as it is drawn. */
function sample(line: DrawnLine, left: number, y: number): Plot.Markish {
  const { look, style } = line;
  const piece = Plot.line([left, left + swatch], {
    x: Plot.identity,
    y: () => y,
    stroke: look.color,
    strokeWidth: 2,
    ...(style === 'dashed' && { strokeDasharray: '6 4' }),
  });
  const middle = { fill: look.color, r: 3.5, symbol: look.symbol };
  return [
    style === 'dots' ? null : piece,
    hasSymbols(line) ? Plot.dot([[left + swatch / 2, y]], middle) : null,
  ];
}

interface Item {
  readonly lines: readonly DrawnLine[];
  readonly left: number;
  readonly row: number;
}

/** One beside the other as far as the width reaches, then in the next row. */
function inRows(groups: readonly (readonly DrawnLine[])[]): readonly Item[] {
  let [left, row] = [gap, 0];
  return groups.map((lines) => {
    const width = swatch + 6 + textWidth([lines[0].label]);
    if (left > gap && left + width > figureWidth) [left, row] = [gap, row + 1];
    const item = { lines, left, row };
    left += width + gap;
    return item;
  });
}
