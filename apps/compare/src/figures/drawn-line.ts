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

/** With few points each is shown: only there something was measured. */
export function isSparse({ points }: DrawnLine): boolean {
  return points.length <= 16;
}
