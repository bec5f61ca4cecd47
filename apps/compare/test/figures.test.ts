import type { Figure, HeatmapFigure, Line, LinesFigure } from '@semente/experiment';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { drawFigure } from '../src/figures/draw.ts';
import { localeOf } from '../src/locale.ts';
import {
  fabricatedFigures,
  flat,
  heatmapFigure,
  histogramsFigure,
  linesFigure,
  mapsFigure,
  steady,
  wild,
} from './fabricated-figures.ts';

const en = localeOf('en');
const ptBR = localeOf('pt-BR');

/** The texts that an SVG shows, in its order; throws if it is not well-formed XML. */
function shownTexts(svg: string): readonly string[] {
  const texts: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri }) => {
    expect(uri).toBe('http://www.w3.org/2000/svg');
    open.push(name);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    if (open.includes('text')) texts.push(text);
  });
  parser.write(svg).close();
  return texts;
}

function textsOf(figure: Figure): readonly string[] {
  return shownTexts(drawFigure(figure, en));
}

/** The fabricated lines with other ones in their one panel. */
function withLines(lines: readonly Line[], changes: Partial<LinesFigure> = {}): LinesFigure {
  const [panel] = linesFigure.panels;
  return { ...linesFigure, panels: [{ ...panel, lines }], ...changes };
}

/** Lines of two points each, the first of them from 1 to 1. */
function someLines(count: number, title = 'Line'): readonly Line[] {
  return Array.from({ length: count }, (_, i) => ({
    title: { en: `${title} ${i}`, 'pt-BR': `${title} ${i}` },
    points: [
      { x: 0, y: 1 },
      { x: 10, y: 1 + i },
    ],
  }));
}

describe.each(fabricatedFigures)('a figure of $kind', (figure) => {
  const english = drawFigure(figure, en);
  const portuguese = drawFigure(figure, ptBR);

  it('is well-formed and stands alone', () => {
    expect(shownTexts(english).length).toBeGreaterThan(3);
    expect(english).toContain(`<title>${figure.heading.en.replace('&', '&amp;')}</title>`);
    expect(english).toContain(`<desc>${figure.alternative.en}</desc>`);
    expect(english).toMatch(/<rect[^>]* fill="#ffffff"/);
  });

  it('is the same text every time', () => {
    expect(drawFigure(figure, en)).toBe(english);
  });

  it('has no number that is none, in no coordinate and no text', () => {
    expect(english).not.toMatch(/NaN|undefined|null|\[object/);
  });

  it('shares no shown words between the languages but names and numbers', () => {
    const words = shownTexts(english).filter((text) => /[a-z]{3}/i.test(text));
    const translated = new Set(shownTexts(portuguese));
    expect(words.filter((text) => translated.has(text))).toEqual([]);
  });

  it('has parts whose names no other figure of the page has', () => {
    const ids = [...english.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id) => !id?.startsWith(`${figure.file}-`))).toEqual([]);
  });
});

describe('lines', () => {
  it('are named where they end', () => {
    expect(textsOf(linesFigure)).toEqual(
      expect.arrayContaining(['Flat', 'Wild & < large', 'Steady']),
    );
  });

  it('say where they start if they start off the axis', () => {
    expect(textsOf(linesFigure)).toContain('↑ starts at 130.4');
    const infinite = {
      title: wild,
      points: [
        { x: 0, y: Number.POSITIVE_INFINITY },
        { x: 1, y: 1 },
      ],
    };
    expect(textsOf(withLines([infinite]))).toContain('↑ starts at ∞');
  });

  it('are named at the upper end of the axis if they leave it and never come back', () => {
    const diverged = {
      title: steady,
      points: [
        { x: 0, y: 5000 },
        { x: 100, y: Number.NaN },
      ],
    };
    const svg = drawFigure(withLines([...someLines(1), diverged]), en);
    expect(shownTexts(svg)).toContain('↑ starts at 5,000');
    expect(svg).toMatch(/<text[^>]* transform="translate\([\d.]+,32\)"[^>]*>Steady</);
  });

  it('have a place for what is exactly zero on a logarithmic axis, in each panel', () => {
    const lines = [
      ...someLines(2),
      {
        title: flat,
        points: [
          { x: 0, y: 0 },
          { x: 10, y: 0 },
        ],
      },
    ];
    const panels = [{ lines }, { lines }];
    const texts = textsOf({ ...linesFigure, panels });
    // Each panel has the zero of the axis across as well.
    expect(texts.filter((text) => text === '0')).toHaveLength(4);
  });

  it('are cut off where nothing finite is left, and draw nothing that is no number', () => {
    const values = [0.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, -1, 0.4];
    const points = values.map((y, x) => ({ x, y, low: y / 2, high: y * 2 }));
    const styles = ['line', 'dashed', 'dots'] as const;
    const lines = styles.map((style) => ({ title: { en: style, 'pt-BR': style }, style, points }));
    for (const scale of ['log', 'linear'] as const) {
      const { domain: _, ...y } = { ...linesFigure.y, scale };
      expect(drawFigure(withLines(lines, { y }), en)).not.toMatch(/NaN|Infinity/);
    }
  });

  it('shade the range between low and high', () => {
    expect(drawFigure(linesFigure, en).match(/fill-opacity="0.16"/g)).toHaveLength(1);
  });

  it('stand in a legend, each once, where there are too many to name at their ends', () => {
    const panels = [{ lines: someLines(9) }, { lines: someLines(9) }];
    const texts = textsOf({ ...linesFigure, panels });
    expect(texts.filter((text) => text === 'Line 8')).toHaveLength(1);
  });

  it('are named once together where a measurement has its theory beside it', () => {
    const pairs = (count: number): readonly Line[] =>
      someLines(count).flatMap((line, group) => [
        { ...line, group, style: 'dots' as const },
        { ...line, group, style: 'dashed' as const },
      ]);
    // At their ends, and in a legend.
    for (const count of [5, 9]) {
      const texts = textsOf(withLines(pairs(count)));
      expect(texts.filter((text) => text === 'Line 4')).toHaveLength(1);
    }
  });

  it('stand in a legend where their names are too long', () => {
    const long = someLines(2, 'A line whose name would leave no room for any line at all');
    const texts = textsOf({ ...linesFigure, panels: [{ lines: long }, { lines: long }] });
    expect(texts.filter((text) => text === long[0]?.title.en)).toHaveLength(1);
  });

  it('carry symbols of another shape where a colour comes for the second time', () => {
    const shapes = (count: number): number =>
      new Set(drawFigure(withLines(someLines(count)), en).match(/ d="M[^"]*Z"/g)).size;
    expect(shapes(8)).toBeGreaterThan(shapes(7));
  });

  it('are all seen where they coincide: what is drawn first is wider', () => {
    const points = someLines(1)[0]?.points ?? [];
    const same = someLines(3).map((line) => ({ ...line, points }));
    const widths = drawFigure(withLines([...same, ...someLines(2).slice(1)]), en)
      .match(/stroke-width="[\d.]+" stroke="#\w+" fill="none"/g)
      ?.map((attributes) => Number(attributes.split('"')[1]));
    expect(widths).toEqual([7, 4.5, 2, 2]);
  });

  it('have the colour of their group', () => {
    const grouped = someLines(2).map((line) => ({ ...line, group: 4 }));
    const strokes = drawFigure(withLines(grouped), en).match(/stroke="#56b4e9"/g);
    expect(strokes?.length).toBeGreaterThanOrEqual(2);
  });

  it('are compared with dashed marks as far as these are on the axis', () => {
    const [panel] = linesFigure.panels;
    const marks = [0.5, 0.51, 90].map((y) => ({ y, label: { en: `at ${y}`, 'pt-BR': `em ${y}` } }));
    const texts = textsOf({ ...linesFigure, panels: [{ lines: panel?.lines ?? [], marks }] });
    expect(texts.filter((text) => text.startsWith('at '))).toEqual(['at 0.5', 'at 0.51']);
  });

  it('leave out what has no place on a logarithmic axis, across as well as upwards', () => {
    const points = [1, 10, 0].map((x) => ({ x, y: x }));
    for (const domain of [
      [0, 10],
      [-1, 0],
    ] as const) {
      const axis = { ...linesFigure.y, domain };
      const figure = withLines([{ title: flat, points }], { x: axis, y: axis });
      expect(drawFigure(figure, en)).not.toMatch(/NaN|Infinity/);
    }
  });

  it('need no more than one point, or none', () => {
    const points = [{ x: 0, y: 0.5 }];
    for (const lines of [[{ title: flat, points }], [{ title: flat, points: [] }]]) {
      for (const scale of ['linear', 'log'] as const) {
        const { domain: _, ...axis } = linesFigure.y;
        const figure = withLines(lines, { y: { ...axis, scale } });
        expect(drawFigure(figure, en)).not.toMatch(/NaN|Infinity/);
      }
    }
  });

  it.each([1, 2, 3, 7])('count whole steps only, also where there are %i', (last) => {
    const points = [0, last].map((x) => ({ x, y: 0.5 }));
    const texts = textsOf(withLines([{ title: flat, points }]));
    const counts = texts.slice(0, texts.indexOf('Step')).filter((text) => /^\d+$/.test(text));
    expect(counts.length).toBeGreaterThan(1);
    expect(new Set(counts).size).toBe(counts.length);
  });

  it('write powers of ten alone on an axis', () => {
    const points = [1e-12, 1].map((y, x) => ({ x, y }));
    const { domain: _, ...y } = linesFigure.y;
    expect(textsOf(withLines([{ title: flat, points }], { y }))).toContain('10⁻¹⁰');
  });
});

describe('maps', () => {
  it('say where there is no boundary, and draw no line there', () => {
    const svg = drawFigure({ ...mapsFigure, panels: mapsFigure.panels.slice(0, 1) }, en);
    expect(shownTexts(svg)).toContain('no boundary: one class everywhere');
    expect(svg).not.toContain('clip-path');
  });

  it('draw every training point', () => {
    const legend = 2;
    const points = mapsFigure.panels.reduce((sum, panel) => sum + panel.points.y.length, legend);
    expect(drawFigure(mapsFigure, en).match(/<circle/g)?.length).toBe(points);
  });

  it('draw a network whose answers are no numbers', () => {
    const panels = mapsFigure.panels.slice(0, 1).map((panel) => ({
      ...panel,
      boundary: { ...panel.boundary, logits: panel.boundary.logits.map(() => 'NaN' as const) },
    }));
    const svg = drawFigure({ ...mapsFigure, panels }, en);
    shownTexts(svg);
    expect(svg).not.toContain('NaN');
  });

  it('break a long title between its words', () => {
    const title = { en: 'A title that is too long for the width of a map', 'pt-BR': '' };
    const panels = mapsFigure.panels.map((panel) => ({ ...panel, title }));
    const texts = textsOf({ ...mapsFigure, panels });
    expect(texts).not.toContain(title.en);
    expect(texts.join(' ')).toContain(title.en);
  });
});

describe('histograms', () => {
  it('say of equal values what they are', () => {
    expect(textsOf(histogramsFigure)).toEqual(expect.arrayContaining(['all 0', 'all 0.5']));
  });

  it('say of what is not finite that it is not', () => {
    const nothing = { mean: 'NaN', standardDeviation: 'NaN', rootMeanSquare: 'NaN' } as const;
    const cells = [[{ ...nothing, histogram: null }]];
    const figure = { ...histogramsFigure, rows: [{ title: flat, cells }] };
    expect(textsOf(figure)).toContain('not finite');
  });

  it('become wider than a page rather than too narrow', () => {
    const groups = Array.from({ length: 20 }, () => ({ en: 'Layer', 'pt-BR': 'Camada' }));
    expect(drawFigure({ ...histogramsFigure, groups }, en)).toMatch(/<svg[^>]* width="3\d{3}"/);
  });
});

describe('a heat map', () => {
  /** The colours of the cells of one panel. */
  function colors(changes: Partial<HeatmapFigure['panels'][number]>): readonly string[] {
    const panels = heatmapFigure.panels.slice(0, 1).map((panel) => ({ ...panel, ...changes }));
    const svg = drawFigure({ ...heatmapFigure, panels }, en);
    const [cells = ''] = /<g[^>]*crispEdges[^>]*>.*?<\/g>/.exec(svg) ?? [];
    return [...cells.matchAll(/<rect[^>]* fill="([^"]*)"/g)].map(([, color]) => color ?? '');
  }

  it('has a cell for every value, from dark to light', () => {
    expect(
      colors({
        xs: [1, 2],
        ys: [1, 2],
        values: [
          [0.5, 1],
          [0.75, 0.5],
        ],
      }),
    ).toEqual(['#440154', '#fde725', '#21918c', '#440154']);
  });

  it('shows values beyond its scale as the scale ends', () => {
    expect(
      colors({
        xs: [1, 2],
        ys: [1],
        values: [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
      }),
    ).toEqual(['#440154', '#fde725']);
  });

  it('shows where it has no value, and says so', () => {
    expect(colors({ xs: [1, 2], ys: [1], values: [[Number.NaN, 1]] })[0]).toBe('#e3e6ea');
    expect(textsOf(heatmapFigure)).toContain('no value');
    const full = heatmapFigure.panels.map((panel) => ({
      ...panel,
      values: panel.values.map((row) => row.map(() => 1)),
    }));
    expect(textsOf({ ...heatmapFigure, panels: full })).not.toContain('no value');
  });

  it('explains its colours and its lines', () => {
    expect(textsOf(heatmapFigure)).toEqual(
      expect.arrayContaining(['Accuracy of the network', '50%', '75%', '100%', 'critical line']),
    );
  });

  it('needs no more than one place', () => {
    expect(colors({ xs: [3], ys: [0.5], values: [[0.5]], lines: [] })).toEqual(['#440154']);
  });
});
