import type {
  Boundary,
  HeatmapFigure,
  HistogramsFigure,
  LinesFigure,
  Localized,
  MapsFigure,
  Points,
  Summary,
} from '@semente/experiment';

/** A made-up figure of every kind, with all that it has to cope with. */

const described = (name: string): Pick<LinesFigure, 'heading' | 'alternative' | 'caption'> => ({
  heading: { en: `Of ${name} & more`, 'pt-BR': `De ${name} & mais` },
  alternative: { en: `Shows [${name}].`, 'pt-BR': `Mostra [${name}].` },
  caption: { en: `What ${name} mean.`, 'pt-BR': `O que ${name} significam.` },
});

export const flat: Localized = { en: 'Flat', 'pt-BR': 'Plano' };
export const wild: Localized = { en: 'Wild & < large', 'pt-BR': 'Bravo & < grande' };
export const steady: Localized = { en: 'Steady', 'pt-BR': 'Firme' };

export const linesFigure: LinesFigure = {
  kind: 'lines',
  file: 'lines',
  ...described('lines'),
  x: { label: { en: 'Step', 'pt-BR': 'Passo' }, scale: 'linear', style: 'count' },
  y: { label: { en: 'Cost', 'pt-BR': 'Custo' }, scale: 'log', domain: [0.07, 1.4] },
  panels: [
    {
      lines: [
        { title: flat, points: curve(() => Math.LN2) },
        { title: wild, points: curve((share) => 0.38 + 130 * Math.max(0, 1 - 10 * share)) },
        {
          title: steady,
          points: curve((share) => 0.07 + 0.8 * (1 - share) ** 3).map((point) => ({
            ...point,
            low: 0.9 * point.y,
            high: 1.2 * point.y,
          })),
        },
      ],
      marks: [{ y: Math.LN2, label: { en: 'chance: ln 2', 'pt-BR': 'acaso: ln 2' } }],
    },
  ],
};

export const mapsFigure: MapsFigure = {
  kind: 'maps',
  file: 'maps',
  ...described('maps'),
  panels: [
    { title: flat, logit: () => 0 },
    { title: wild, logit: (x: number, y: number) => 12 * (x + y * y) },
    { title: steady, logit: (x: number, y: number) => 30 * (0.9 - Math.hypot(x, y)) },
  ].map(({ title, logit }) => ({
    title,
    subtitle: { en: 'train 50%', 'pt-BR': 'treino 50%' },
    boundary: grid(logit),
    points: rings(60),
  })),
};

export const histogramsFigure: HistogramsFigure = {
  kind: 'histograms',
  file: 'histograms',
  ...described('histograms'),
  groups: [1, 2, 3].map((i) => ({ en: `Layer ${i}`, 'pt-BR': `Camada ${i}` })),
  columns: [
    { en: 'before', 'pt-BR': 'antes' },
    { en: 'after', 'pt-BR': 'depois' },
  ],
  rows: [
    { title: flat, cells: groups([0, 0]) },
    { title: wild, cells: groups([80, 40]) },
    { title: steady, cells: groups([0.8, 1.6]) },
  ],
};

export const heatmapFigure: HeatmapFigure = {
  kind: 'heatmap',
  file: 'heatmap',
  ...described('heat maps'),
  x: { label: { en: 'Depth', 'pt-BR': 'Profundidade' }, scale: 'log', style: 'count' },
  y: { label: { en: 'Variance', 'pt-BR': 'Variância' }, scale: 'linear' },
  value: {
    label: { en: 'Accuracy of the network', 'pt-BR': 'Acurácia da rede' },
    domain: [0.5, 1],
    style: 'percent',
  },
  panels: [flat, steady].map((title, panel) => ({
    title,
    xs: [10, 20, 40, 80],
    ys: [1, 2, 3],
    values: [
      [0.5, 0.6, 0.7, 1.2],
      [0.9, Number.NaN, 0.5, 0],
      [1, 0.5, 0.6, panel / 2],
    ],
    lines: [
      {
        title: { en: 'critical line', 'pt-BR': 'linha crítica' },
        points: [
          { x: 10, y: 1 },
          { x: 80, y: 3 },
        ],
      },
    ],
  })),
};

export const fabricatedFigures = [
  linesFigure,
  mapsFigure,
  histogramsFigure,
  heatmapFigure,
] as const;

function curve(
  cost: (share: number) => number,
): readonly { readonly x: number; readonly y: number }[] {
  return range(31).map((i) => ({ x: 100 * i, y: cost(i / 30) }));
}

function groups([before, after]: readonly [number, number]): readonly (readonly Summary[])[] {
  return range(3).map((layer) =>
    [before, after].map((size) => (layer === 2 ? constant(0.5) : summary(size * (layer + 1)))),
  );
}

function constant(value: number): Summary {
  return {
    mean: value,
    standardDeviation: 0,
    rootMeanSquare: value,
    histogram: { edges: [value - 0.5, value + 0.5], counts: [60] },
  };
}

function summary(size: number): Summary {
  if (size === 0) return constant(0);
  return {
    mean: size / 2,
    standardDeviation: size / 2,
    rootMeanSquare: size,
    histogram: {
      edges: range(21).map((i) => (i / 20) * 3 * size),
      counts: range(20).map((i) => Math.round(60 * Math.exp(-i / 3))),
    },
  };
}

function grid(logit: (x: number, y: number) => number): Boundary {
  const points = range(31).map((i) => -1.5 + i / 10);
  return {
    xRange: [-1.5, 1.5],
    yRange: [-1.5, 1.5],
    columns: points.length,
    rows: points.length,
    logits: points.flatMap((y) => points.map((x) => logit(x, y))),
  };
}

/** Points that alternate between a unit circle (label 0) and a smaller one inside (label 1). */
function rings(samples: number): Points {
  const angles = range(samples).map((i) => (2 * Math.PI * i) / samples);
  return {
    x: angles.map((angle, i) => {
      const radius = i % 2 === 0 ? 1 : 0.8;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
    y: angles.map((_, i) => i % 2),
  };
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i);
}
