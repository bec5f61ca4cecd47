import type { Line } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { type Look, lookOf } from './palette.ts';

/** A line with all that is to be drawn of it. */
export interface DrawnLine {
  readonly label: string;
  readonly look: Look;
  readonly style: 'line' | 'dashed' | 'dots';
  readonly points: Line['points'];
  /** In pixels. */
  readonly width: number;
}

/** The lines of one panel: those of a group look the same. */
export function drawnLines(lines: readonly Line[], { language }: Locale): readonly DrawnLine[] {
  return lines.map(({ title, group, style = 'line', points }, index) => ({
    label: title[language],
    look: lookOf(group ?? index),
    style,
    points,
    width: widthOver(points, lines.slice(index + 1)),
  }));
}

/** Wide enough to be seen below later lines that cover it, up to three of them. */
function widthOver(points: Line['points'], later: readonly Line[]): number {
  const covering = later.filter((line) => coincide(points, line.points));
  return 2 + 2.5 * Math.min(3, covering.length);
}

/** Whether two lines are the same to the eye at more than half of their points. */
function coincide(a: Line['points'], b: Line['points']): boolean {
  const same = a.filter(({ x, y }, i) => {
    const other = b[i];
    return other?.x === x && Math.abs(other.y - y) <= 0.002 * Math.abs(y);
  });
  return same.length > 1 && 2 * same.length > a.length && a.length === b.length;
}

/** Whether a line carries symbols: at each point, or to tell it from another of its colour. */
export function hasSymbols(line: DrawnLine): boolean {
  return line.style === 'dots' || !line.look.hasOwnColor || showsPoints(line);
}

const fewPoints = 16;

/** Of few points each is shown: only there something was measured. */
export function showsPoints(line: DrawnLine): boolean {
  return line.style === 'dots' || (line.style === 'line' && line.points.length <= fewPoints);
}

/** Lines of one name and look together, such as a measurement and its theory: named once. */
export function namedTogether(lines: readonly DrawnLine[]): readonly (readonly DrawnLine[])[] {
  const groups: DrawnLine[][] = [];
  for (const line of lines) {
    const group = groups.find(
      ([{ label, look }]) =>
        label === line.label && look.color === line.look.color && look.symbol === line.look.symbol,
    );
    if (group === undefined) groups.push([line]);
    else if (group.every(({ style }) => style !== line.style)) group.push(line);
  }
  return groups;
}
