import * as Plot from '@observablehq/plot';
import { type DrawnLine, namedTogether } from './drawn-line.ts';
import { paper } from './palette.ts';
import { frameWidth, type PanelFrame, xPixel, yPixel } from './panel-frame.ts';
import { words } from './pixels.ts';
import { placed, type Scale } from './scale.ts';
import { spread } from './spread.ts';
import { textWidth } from './text-width.ts';

/** The distance between two lines of text, in pixels. */
export const lineHeight = 16;

/** Words over lines need a rim of paper to be read. */
export const rimmed = { stroke: paper, strokeWidth: 4 } as const;

/**
 * Names beside the ends of lines, in pixels, moved apart where they would overlap. What ends above
 * the axis is named at its upper end.
 */
export function endLabels(
  lines: readonly DrawnLine[],
  frame: PanelFrame,
  x: Scale,
  y: Scale,
): Plot.Markish {
  const ends = namedTogether(lines).flatMap(([line]) => endOf(line, frame, x, y));
  const heights = spread(
    ends.map(({ top }) => -top),
    lineHeight,
    -frame.top,
  );
  return ends.map(({ line: { label, look }, left, top }, i) => [
    Plot.link([0], {
      x1: () => left + 4,
      y1: () => top,
      x2: () => left + 10,
      y2: () => -heights[i],
      stroke: look.color,
    }),
    words(label, left + 12, -heights[i], { fill: look.wordColor, fontWeight: 600 }),
  ]);
}

/** The last point that is there to be drawn. */
function endOf(
  line: DrawnLine,
  frame: PanelFrame,
  x: Scale,
  y: Scale,
): readonly { readonly line: DrawnLine; readonly left: number; readonly top: number }[] {
  const end = line.points.findLast(
    (point) => Number.isFinite(placed(x, point.x)) && Number.isFinite(placed(y, point.y)),
  );
  if (end === undefined) return [];
  const [low, high] = y.domain;
  const height = Math.min(Math.max(placed(y, end.y), low), high);
  return [{ line, left: xPixel(frame, x, end.x), top: yPixel(frame, y, height) }];
}

/** Says of each line that starts above the axis where it starts: right of where it comes in. */
export function startLabels(
  lines: readonly DrawnLine[],
  frame: PanelFrame,
  x: Scale,
  y: Scale,
  say: (value: string) => string,
): Plot.Markish {
  const top = y.domain[1];
  return lines
    .filter(({ points: [first] }) => first !== undefined && first.y > top)
    .map(({ look, points }, row) => {
      const label = say(y.tickFormat(points[0].y));
      const entry = points.find((point) => point.y <= top) ?? points[0];
      const wanted = Math.max(
        frame.left + 0.06 * frameWidth(frame),
        10 + xPixel(frame, x, entry.x),
      );
      const left = Math.min(wanted, frame.width - frame.right - textWidth([label]));
      const height = frame.top + 8 + lineHeight * row;
      return words(label, left, height, { fill: look.wordColor, ...rimmed });
    });
}
