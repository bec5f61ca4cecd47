import type { Line } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { type Look, lookOf } from './palette.ts';

/** A line with all that is to be drawn of it. */
export interface DrawnLine {
  readonly label: string;
  readonly look: Look;
  readonly style: 'line' | 'dashed' | 'dots';
  readonly points: Line['points'];
}

/** The lines of one panel: those of a group look the same. */
export function drawnLines(lines: readonly Line[], { language }: Locale): readonly DrawnLine[] {
  return lines.map(({ title, group, style = 'line', points }, index) => ({
    label: title[language],
    look: lookOf(group ?? index),
    style,
    points,
  }));
}

/** Whether a line carries symbols: at each point, or to tell it from another of its colour. */
export function hasSymbols(line: DrawnLine): boolean {
  return line.style === 'dots' || !line.look.hasOwnColor || showsPoints(line);
}

/** Of few points each is shown: only there something was measured. */
export function showsPoints(line: DrawnLine): boolean {
  return line.style === 'dots' || (line.style === 'line' && isSparse(line));
}

/** Whether a line has few points. */
export function isSparse({ points }: DrawnLine): boolean {
  return points.length <= 16;
}
