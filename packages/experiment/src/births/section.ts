import type { VariantRuns } from '../exercise.ts';
import type { Line, LinesFigure } from '../figure.ts';
import { numberFormats } from '../format.ts';
import { type Localized, localized } from '../localized.ts';
import type { Share } from '../result.ts';
import type { Cell, Column, Section, Table } from '../section.ts';
import { shareOf } from '../statistics.ts';
import { deathBounds, symmetricUpperBound } from '../theory/born-dead.ts';
import { type Births, type BirthVariant, pooled, populations } from './births.ts';

/** All that the report shows of the simulated networks. */
export function birthSection(variants: readonly VariantRuns<BirthVariant, Births>[]): Section {
  return {
    heading: { en: 'Dead at birth', 'pt-BR': 'Nascidas mortas' },
    blocks: [
      {
        kind: 'text',
        text: {
          en: 'Each unit silences a given signal in half of all draws, so a layer of $`n`$ units silences it with probability $`2^{-n}`$, and what one layer has silenced no later layer wakes: death accumulates with depth, and one more unit in each layer halves its rate. With one input and no biases a network knows two signals only, one for each sign of the input, and the bounds follow from how often a layer silences one or both: from above as if both were always silenced together, from below as if they stood at right angles to each other.',
          'pt-BR':
            'Cada unidade silencia um dado sinal em metade dos sorteios, de modo que uma camada de $`n`$ unidades o silencia com probabilidade $`2^{-n}`$, e o que uma camada silenciou nenhuma camada posterior desperta: a morte se acumula com a profundidade, e uma unidade a mais em cada camada reduz sua taxa à metade. Com uma entrada e sem vieses a rede só conhece dois sinais, um para cada sinal algébrico da entrada, e os limites decorrem da frequência com que uma camada silencia um deles ou ambos: por cima, como se ambos fossem sempre silenciados juntos; por baixo, como se formassem um ângulo reto.',
        },
      },
      sharesFigure(variants),
      sharesTable(variants),
    ],
  };
}

function sharesFigure(variants: readonly VariantRuns<BirthVariant, Births>[]): LinesFigure {
  const all = variants.map(({ variant, measurements }) => {
    return { variant, births: pooled(measurements) };
  });
  const [{ births }] = all;
  return {
    kind: 'lines',
    file: 'dead-at-birth',
    heading: {
      en: 'Share of dead networks by depth',
      'pt-BR': 'Proporção de redes mortas por profundidade',
    },
    alternative: {
      en: 'The share of networks that are dead at birth over the number of hidden layers, one panel for each width, with both bounds as dashed lines.',
      'pt-BR':
        'A proporção de redes que nascem mortas em função do número de camadas ocultas, um painel para cada largura, com os dois limites como linhas tracejadas.',
    },
    caption: {
      en: 'The shares measured, with their 95% intervals, and dashed the bounds for zero biases: He has to lie between them.',
      'pt-BR':
        'As proporções medidas, com seus intervalos de 95%, e, tracejados, os limites para vieses zero: He tem de ficar entre eles.',
    },
    x: {
      label: { en: 'hidden layers', 'pt-BR': 'camadas ocultas' },
      scale: 'linear',
      style: 'count',
    },
    y: {
      label: { en: 'dead at birth', 'pt-BR': 'nascidas mortas' },
      scale: 'linear',
      style: 'percent',
      domain: [0, 1],
    },
    panels: births.widths.map(({ width }, panel) => ({
      title: { en: `Width ${width}`, 'pt-BR': `Largura ${width}` },
      lines: [
        ...all.map(({ variant, births }, group) => measuredLine(variant, births, panel, group)),
        ...boundLines(width, births.depths, all.length),
      ],
    })),
  };
}

function measuredLine(
  { title }: BirthVariant,
  { networks, depths, widths }: Births,
  panel: number,
  group: number,
): Line {
  const points = widths[panel].dead.map((count, i) => {
    const [low, high] = shareOf(count, networks).interval;
    return { x: depths[i], y: count / networks, low, high };
  });
  return { title, group, points };
}

function boundLines(width: number, depths: readonly number[], group: number): Line[] {
  const [shallowest, deepest] = [depths[0], depths[depths.length - 1]];
  const every = Array.from({ length: deepest - shallowest + 1 }, (_, i) => shallowest + i);
  const line = (title: Localized, bound: 'lower' | 'upper'): Line => ({
    title,
    group,
    style: 'dashed',
    points: every.map((depth) => ({ x: depth, y: deathBounds(width, depth)[bound] })),
  });
  return [
    line({ en: 'lower bound', 'pt-BR': 'limite inferior' }, 'lower'),
    line({ en: 'upper bound', 'pt-BR': 'limite superior' }, 'upper'),
  ];
}

function sharesTable(variants: readonly VariantRuns<BirthVariant, Births>[]): Table {
  const all = variants.map(({ measurements }) => populations(pooled(measurements)));
  const percentColumn = (heading: Localized): Column => ({ heading, style: 'percent' });
  return {
    kind: 'table',
    heading: {
      en: 'Dead networks, with 95% intervals',
      'pt-BR': 'Redes mortas, com intervalos de 95%',
    },
    columns: [
      { heading: { en: 'Width', 'pt-BR': 'Largura' }, style: 'count' },
      { heading: { en: 'Depth', 'pt-BR': 'Profundidade' }, style: 'count' },
      percentColumn({ en: 'Lower bound', 'pt-BR': 'Limite inferior' }),
      ...variants.map(({ variant }) => ({ heading: variant.title, isNumeric: true })),
      percentColumn({ en: 'Upper bound', 'pt-BR': 'Limite superior' }),
      percentColumn({ en: 'Upper, with biases', 'pt-BR': 'Superior, com vieses' }),
    ],
    rows: all[0].map(({ width, depth }, i) => {
      const { lower, upper } = deathBounds(width, depth);
      const measured: Cell[] = all.map((each) => withInterval(each[i].dead));
      return [width, depth, lower, ...measured, upper, symmetricUpperBound(width, depth)];
    }),
  };
}

function withInterval({ count, of, interval }: Share): Localized {
  return localized((language) => {
    const { percent } = numberFormats[language];
    return `${percent(count / of)} (${interval.map(percent).join(' – ')})`;
  });
}
