import * as Plot from '@observablehq/plot';
import { type DrawnLine, hasSymbols } from './drawn-line.ts';
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
      lines.length <= endLabelsAtMost &&
      textWidth(lines.map(({ label }) => label)) <= 0.3 * panelWidth,
  );
}

/** The names of all lines in rows, each beside what its line looks like. */
export function lineLegend(panels: readonly (readonly DrawnLine[])[]): PlacedPlot['options'] {
  const items = inRows(distinct(panels.flat()));
  const rows = 1 + Math.max(0, ...items.map(({ row }) => row));
  const marks = items.map(({ line, left, row }) => item(line, left, 10 + rowHeight * row));
  return inPixels(figureWidth, rowHeight * rows, marks);
}

const rowHeight = lineHeight + 4;

function item(line: DrawnLine, left: number, y: number): Plot.Markish {
  const { label, look, style } = line;
  const ends = [left, left + swatch];
  return [
    style === 'dots'
      ? null
      : Plot.line(ends, {
          x: Plot.identity,
          y: () => y,
          stroke: look.color,
          strokeWidth: 2,
          ...(style === 'dashed' && { strokeDasharray: '6 4' }),
        }),
    hasSymbols(line)
      ? Plot.dot([[left + swatch / 2, y]], { fill: look.color, r: 3.5, symbol: look.symbol })
      : null,
    words(label, left + swatch + 6, y, { fill: look.wordColor, fontWeight: 600 }),
  ];
}

/** One of all lines that look the same and have the same name. */
function distinct(lines: readonly DrawnLine[]): readonly DrawnLine[] {
  return lines.filter(
    ({ label, look, style }, i) =>
      lines.findIndex(
        (other) =>
          other.label === label &&
          other.style === style &&
          other.look.color === look.color &&
          other.look.symbol === look.symbol,
      ) === i,
  );
}

interface Item {
  readonly line: DrawnLine;
  readonly left: number;
  readonly row: number;
}

/** One beside the other as far as the width reaches, then in the next row. */
function inRows(lines: readonly DrawnLine[]): readonly Item[] {
  let [left, row] = [gap, 0];
  return lines.map((line) => {
    const width = swatch + 6 + textWidth([line.label]);
    if (left > gap && left + width > figureWidth) [left, row] = [gap, row + 1];
    const item = { line, left, row };
    left += width + gap;
    return item;
  });
}
