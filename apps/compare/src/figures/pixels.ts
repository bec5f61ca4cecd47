import * as Plot from '@observablehq/plot';
import type { PlacedPlot } from './svg.ts';

/** A plot whose coordinates are pixels from its upper left corner. */
export function inPixels(
  width: number,
  height: number,
  marks: Plot.Markish[],
): PlacedPlot['options'] {
  return {
    width,
    height,
    margin: 0,
    axis: null,
    x: { type: 'identity' },
    y: { type: 'identity' },
    marks,
  };
}

/** Words that start at a pixel; `y` is their middle. */
export function words(
  text: string,
  x: number,
  y: number,
  options: Plot.TextOptions = {},
): Plot.Markish {
  return Plot.text([[x, y]], {
    text: () => text,
    textAnchor: 'start',
    lineAnchor: 'middle',
    ...options,
  });
}
