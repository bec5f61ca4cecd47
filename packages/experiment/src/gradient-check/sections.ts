import type { VariantRuns } from '../exercise.ts';
import type { Line, LinesFigure } from '../figure.ts';
import { exact, numberFormats } from '../format.ts';
import { type Localized, localized } from '../localized.ts';
import { medianLine } from '../median-line.ts';
import type { Cell, Section, Table } from '../section.ts';
import {
  differenceAt,
  differencesOf,
  float32,
  float64,
  float64FromLogits,
  type Pass,
  type PassMeasurement,
  powerOfTen,
  type Way,
} from './measurement.ts';

type Runs = VariantRuns<Pass, PassMeasurement>;

/** All that the report shows of the checks. */
export function checkSections(
  variants: readonly Runs[],
  given: { readonly seed: number; readonly epsilon: number; readonly threshold: number },
): readonly Section[] {
  const correct = variants.find(isCorrect)?.measurements[0];
  return [
    {
      heading: { en: 'Figures', 'pt-BR': 'Figuras' },
      blocks: [differencesFigure(variants, given.threshold)],
    },
    ...(correct === undefined ? [] : [caughtTable(variants, correct)]),
    notebookTable(variants, given.seed, given.epsilon),
  ];
}

/** The differences of all passes over the size of the step, beside each other in both types. */
function differencesFigure(variants: readonly Runs[], threshold: number): LinesFigure {
  const axis = { scale: 'log' } as const;
  const marks = [
    { y: threshold, label: { en: 'notebook’s limit', 'pt-BR': 'limite do notebook' } },
  ];
  const fromLogits = variants.flatMap((runs, group) =>
    isCorrect(runs) ? [lineOf(runs, float64FromLogits, group)] : [],
  );
  return {
    kind: 'lines',
    file: 'gradient-differences',
    heading: {
      en: 'Difference by size of the step',
      'pt-BR': 'Diferença por tamanho do passo',
    },
    alternative: alternative(variants),
    caption: {
      en: 'How far each backward pass is from the numerical gradient with steps of ε. A correct pass comes down to rounding and goes up again where rounding is divided by ever smaller steps; a mistake stays where it is. Dashed: the correct pass against a cost computed from the logits.',
      'pt-BR':
        'A distância entre cada retropropagação e o gradiente numérico com passos ε. A correta desce até o arredondamento e volta a subir onde o arredondamento é dividido por passos cada vez menores; um erro fica onde está. Tracejado: a correta contra um custo calculado a partir dos logits.',
    },
    x: { ...axis, label: { en: 'Step ε', 'pt-BR': 'Passo ε' } },
    y: { ...axis, label: { en: 'Difference', 'pt-BR': 'Diferença' } },
    panels: [
      {
        title: { en: 'float64', 'pt-BR': 'float64' },
        lines: [...variants.map((runs, group) => lineOf(runs, float64, group)), ...fromLogits],
        marks,
      },
      {
        title: { en: 'float32', 'pt-BR': 'float32' },
        lines: variants.map((runs, group) => lineOf(runs, float32, group)),
        marks,
      },
    ],
  };
}

/** The median over the seeds with its quartiles. A difference of 0 has no place on a log scale. */
function lineOf({ variant, measurements }: Runs, way: Way, group: number): Line {
  const points = medianLine(
    measurements.map((run) =>
      differencesOf(run, way).map(({ epsilon: x, difference: y }) => ({ x, y })),
    ),
  );
  const isLogits = way.form === 'fromLogits';
  const suffix = { en: ', from logits', 'pt-BR': ', pelos logits' };
  return {
    title: localized((language) => variant.title[language] + (isLogits ? suffix[language] : '')),
    group,
    style: isLogits ? 'dashed' : 'line',
    points: points.filter(({ y }) => Number.isFinite(y) && y > 0),
  };
}

function alternative(variants: readonly Runs[]): Localized {
  const intro: Localized = {
    en: 'Line chart of the difference between gradients by size of the step, both on logarithmic scales, in float64 and in float32. Smallest differences:',
    'pt-BR':
      'Gráfico de linhas da diferença entre os gradientes por tamanho do passo, ambos em escala logarítmica, em float64 e em float32. Menores diferenças:',
  };
  return localized((language) => {
    const { short } = numberFormats[language];
    const each = variants.map(({ variant, measurements: [run] }) => {
      const [wide, narrow] = [float64, float32].map((way) => short(smallest(run, way)));
      return `${variant.title[language]}: ${wide}, ${narrow}.`;
    });
    return [intro[language], ...each].join(' ');
  });
}

/** The smallest difference over all steps. */
export function smallest(run: PassMeasurement, way: Way): number {
  return Math.min(...differencesOf(run, way).map(({ difference }) => Number(difference)));
}

/** The notebook's own check, beside what it printed. */
function notebookTable(variants: readonly Runs[], seed: number, epsilon: number): Section {
  const isNotebooks = seed === 1;
  const isCompared = isNotebooks && variants.some(({ variant }) => variant.printed !== undefined);
  const rows = variants.map(({ variant, measurements: [run] }): readonly Cell[] => [
    variant.title,
    (isNotebooks && variant.printed) || '–',
    exact(differenceAt(run, float64, epsilon)),
    exact(differenceAt(run, float64FromLogits, epsilon)),
  ]);
  const text: Localized = {
    en: 'The difference of the notebook’s two mistakes agrees with the printed one to nine digits. That of the correct pass is all rounding, so only its size can agree.',
    'pt-BR':
      'A diferença dos dois erros do notebook coincide com a impressa em nove dígitos. A da retropropagação correta é só arredondamento, e por isso só o seu tamanho pode coincidir.',
  };
  return {
    heading: localized((language) => {
      const where = { en: 'The check at ε =', 'pt-BR': 'A verificação com ε =' }[language];
      return `${where} ${powerOfTen(epsilon)[language]}`;
    }),
    blocks: [
      {
        kind: 'table',
        columns: [
          { heading: { en: 'Backward pass', 'pt-BR': 'Retropropagação' } },
          { heading: { en: 'Notebook', 'pt-BR': 'Notebook' }, isNumeric: true },
          { heading: { en: 'Ours', 'pt-BR': 'Nosso' }, isNumeric: true },
          { heading: { en: 'Cost from logits', 'pt-BR': 'Custo pelos logits' }, isNumeric: true },
        ],
        rows,
      },
      ...(isCompared ? [{ kind: 'text' as const, text }] : []),
    ],
  };
}

/** How many times the correct pass's difference a mistake's has to be to stand out. */
const STANDS_OUT = 10;

/** A seed whose network has no active unit in layer 2, for any of the three points. */
const SILENT_SEED = 29;

/** The steps at which a mistake stands out from the correct pass. */
function caughtTable(variants: readonly Runs[], correct: PassMeasurement): Section {
  const columns = [
    { heading: { en: 'Mistake', 'pt-BR': 'Erro' } },
    { heading: { en: 'float64', 'pt-BR': 'float64' } },
    {
      heading: { en: 'float64, cost from logits', 'pt-BR': 'float64, custo pelos logits' },
    },
    { heading: { en: 'float32', 'pt-BR': 'float32' } },
  ];
  const table: Table = {
    kind: 'table',
    columns,
    rows: variants
      .filter((runs) => !isCorrect(runs))
      .map(({ variant, measurements: [run] }) => [
        variant.title,
        ...[float64, float64FromLogits, float32].map((way) => caughtAt(run, correct, way)),
      ]),
  };
  return {
    heading: {
      en: 'Which mistake is caught, and at which ε',
      'pt-BR': 'Que erro é encontrado, e com que ε',
    },
    blocks: [
      table,
      {
        kind: 'text',
        text: {
          en: `The largest and the smallest ε at which the difference of the wrong pass is at least ${STANDS_OUT} times that of the correct one. A mistake shows only where a gradient passes: under seed ${SILENT_SEED}, for one, all units of layer 2 are silent, dW2 is 0, and twice that is right as well.`,
          'pt-BR': `O maior e o menor ε com que a diferença da retropropagação errada é pelo menos ${STANDS_OUT} vezes a da correta. Um erro só aparece onde passa um gradiente: com a semente ${SILENT_SEED}, por exemplo, todas as unidades da camada 2 estão mudas, dW2 é 0, e o dobro disso também está certo.`,
        },
      },
    ],
  };
}

function caughtAt(run: PassMeasurement, correct: PassMeasurement, way: Way): Cell {
  const caught = differencesOf(run, way)
    .map(({ epsilon }) => epsilon)
    .filter((epsilon) => {
      const [wrong, right] = [run, correct].map((each) => differenceAt(each, way, epsilon));
      return wrong >= STANDS_OUT * right && wrong > 0;
    });
  if (caught.length === 0) return { en: 'never', 'pt-BR': 'nunca' };
  const [first, last] = [powerOfTen(caught[0]), powerOfTen(caught[caught.length - 1])];
  return localized((language) => `${first[language]} … ${last[language]}`);
}

function isCorrect({ variant }: Runs): boolean {
  return Object.keys(variant.mistakes).length === 0;
}
