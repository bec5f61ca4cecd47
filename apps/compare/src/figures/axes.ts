import * as Plot from '@observablehq/plot';
import { ink } from './palette.ts';
import type { PanelFrame } from './panel-frame.ts';
import { words } from './pixels.ts';
import type { Scale } from './scale.ts';
import type { PlacedPlot } from './svg.ts';

/** What a plot has to know of a panel's frame and axes. */
export function framed(
  { width, height, top, right, bottom, left, inset }: PanelFrame,
  x: Scale,
  y: Scale,
): Omit<PlacedPlot['options'], 'marks'> {
  return {
    width,
    height,
    marginTop: top,
    marginRight: right,
    marginBottom: bottom,
    marginLeft: left,
    x: { type: x.type, domain: [...x.domain], insetLeft: inset, insetRight: inset },
    y: { type: y.type, domain: [...y.domain] },
  };
}

/** The numbers along both axes, and the name of the one across below it. */
export function axes(x: Scale, y: Scale): Plot.Markish {
  return [
    Plot.axisX({
      label: x.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 40,
      ticks: ticksOf(x),
      tickFormat: x.tickFormat,
    }),
    Plot.axisY({ label: null, ticks: ticksOf(y), tickFormat: y.tickFormat }),
  ];
}

/** Ticks as Plot takes them: about how many, or at which values. */
export function ticksOf({ ticks }: Scale): number | number[] {
  return typeof ticks === 'number' ? ticks : [...ticks];
}

export const titleSize = 13;
export const titleLine = 17;

/** Above a frame, in pixels: the panel's title, and below it the name of the axis upwards. */
export function panelHeading(
  title: readonly string[],
  { label }: Scale,
  { top }: PanelFrame,
): Plot.Markish {
  const firstLine = top - 34 - titleLine * (title.length - 1);
  return [
    title.map((line, i) =>
      words(line, 6, firstLine + titleLine * i, {
        fontWeight: 600,
        fontSize: titleSize,
        fill: ink,
      }),
    ),
    words(label === '' ? '' : `↑ ${label}`, 6, top - 14),
  ];
}
