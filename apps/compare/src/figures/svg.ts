import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom/worker';
import { ink, paper } from './palette.ts';

// The worker build is the same library in one file, which loads many times faster.
const { document } = parseHTML('<html></html>');

/** A plot and where its upper left corner is, in pixels. */
export interface PlacedPlot {
  readonly x: number;
  readonly y: number;
  readonly options: Plot.PlotOptions & { readonly width: number; readonly height: number };
}

/** Plots that make one drawing. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly plots: readonly PlacedPlot[];
}

export interface Drawing extends Layout {
  /** Sets its parts apart from those of other drawings in the same page. */
  readonly name: string;
  /** Title and description for those who do not see the drawing. */
  readonly title: string;
  readonly alternative: string;
}

/**
 * Draws plots into one SVG document that stands alone: with its namespace, its own paper (so that
 * it reads in dark themes), and coordinates rounded so that it is the same text everywhere.
 */
export function drawSvg({ name, width, height, plots, title, alternative }: Drawing): string {
  const svg = element('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'img',
    width: String(width),
    height: String(height),
    viewBox: `0 0 ${width} ${height}`,
    color: ink,
    fill: 'currentColor',
    'font-size': '12',
    'font-family': 'system-ui, Segoe UI, Helvetica Neue, Arial, sans-serif',
    'text-anchor': 'middle',
  });
  svg.append(
    element('title', {}, title),
    element('desc', {}, alternative),
    element('rect', { width: '100%', height: '100%', fill: paper }),
    ...plots.map(drawPlot),
  );
  return `${withStableIds(svg.outerHTML, name)}\n`;
}

function drawPlot({ x, y, options }: PlacedPlot): Element {
  const plot = Plot.plot({ ...options, document });
  plot.querySelector('style')?.remove();
  roundCoordinates(plot);
  const group = element('g', { transform: `translate(${x},${y})` });
  group.append(...plot.childNodes);
  return group;
}

function element(name: string, attributes: Readonly<Record<string, string>>, text = ''): Element {
  const created = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, value);
  created.textContent = text;
  return created;
}

/** Two decimals of a pixel are plenty, and they hide in what engines' logarithms differ. */
function roundCoordinates(plot: Element): void {
  for (const node of plot.querySelectorAll('*')) {
    for (const { name, value } of node.attributes) {
      if (!/^(d|transform|[xyr][12]?|c[xy]|width|height)$/.test(name)) continue;
      const rounded = value.replace(/-?\d+\.\d{3,}(e-\d+)?/g, (digits) =>
        String(Number(Number(digits).toFixed(2))),
      );
      node.setAttribute(name, rounded);
    }
  }
}

/** Plot counts clip paths over the whole program; here they count from the drawing's first. */
function withStableIds(svg: string, name: string): string {
  const ids = [...new Set(svg.match(/plot-clip-\d+/g))];
  return svg.replace(/plot-clip-\d+/g, (id) => `${name}-clip-${ids.indexOf(id) + 1}`);
}
