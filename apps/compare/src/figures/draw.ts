import type { Figure } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { heatmap } from './heatmap.ts';
import { histograms } from './histograms.ts';
import { lines } from './lines.ts';
import { maps } from './maps.ts';
import { drawSvg, type Layout } from './svg.ts';

/** A figure as a stand-alone SVG document. */
export function drawFigure(figure: Figure, locale: Locale): string {
  const { file, heading, alternative } = figure;
  return drawSvg({
    ...layoutOf(figure, locale),
    name: file,
    title: heading[locale.language],
    alternative: alternative[locale.language],
  });
}

function layoutOf(figure: Figure, locale: Locale): Layout {
  switch (figure.kind) {
    case 'lines':
      return lines(figure, locale);
    case 'maps':
      return maps(figure, locale);
    case 'histograms':
      return histograms(figure, locale);
    case 'heatmap':
      return heatmap(figure, locale);
  }
}
