import {
  type Exercise,
  type Figure,
  inEveryLanguage,
  type JsonNumber,
  type Language,
  type Localized,
  type Plan,
  plan,
  type Setting,
  type Variant,
  wholeNumber,
} from '@semente/experiment';
import { fabricatedFigures } from './fabricated-figures.ts';

/** What a made-up run measures. */
export interface Made {
  readonly cost: JsonNumber;
  readonly accuracy: number;
}

interface MadeVariant extends Variant {
  made(seed: number): Made;
}

type Schema = { readonly maxSteps: Setting<number> };

export type MadePlan = Plan<Schema, MadeVariant, Made>;

/**
 * A made-up exercise with everything a report has to cope with: a variant that learns nothing, one
 * whose cost is no number under some seeds, one that learns; names that no real exercise uses;
 * characters that Markdown and XML give a meaning to.
 */
const exercise: Exercise<Schema, MadeVariant, Made> = {
  name: 'made-up',
  title: both('A made-up exercise', 'Um exercício inventado'),
  question: both('Does the rule `a | b` matter?', 'A regra `a | b` importa?'),
  seed: 7,
  settings: { maxSteps: wholeNumber({ default: 3000, description: both('steps', 'passos') }) },
  variants: [
    {
      name: 'flat',
      title: both('Flat', 'Plano'),
      rule: 'w = 0',
      made: () => ({ cost: Math.LN2, accuracy: 0.5 }),
    },
    {
      name: 'wild',
      title: both('Wild & < large', 'Bravo & < grande'),
      rule: 'w \\sim 10 \\, |N(0, 1)|',
      made: (seed) => ({ cost: seed === 8 ? 'NaN' : 0.38 + seed / 100, accuracy: 0.83 }),
    },
    {
      name: 'steady',
      title: both('Steady', 'Firme'),
      rule: 'w \\sim N(0, 2 / n)',
      made: (seed) => ({ cost: 0.07 + seed / 1000, accuracy: 0.953 }),
    },
  ],
  conditions: ({ maxSteps }) => [
    { label: both('Number type', 'Tipo numérico'), value: '`float64`' },
    { label: both('Steps', 'Passos'), value: maxSteps },
    {
      label: both('Optimizer', 'Otimizador'),
      value: both('gradient descent', 'descida do gradiente'),
    },
  ],
  measure: (variant, _, { seed }) => variant.made(seed),
  metrics: () => [
    {
      name: 'accuracy',
      title: both('Accuracy', 'Acurácia'),
      format: 'percent',
      of: (made) => made.accuracy,
    },
    {
      name: 'finalCost',
      title: both('Final cost', 'Custo final'),
      format: 'decimal',
      of: (made) => made.cost,
    },
  ],
  hasTrained: ({ cost }) => Number(cost) < 0.5,
  comment: ({ cost }) => both(`ends at | ${cost}`, `termina em | ${cost}`),
  findings: (runs) => [
    {
      claim: both('The flat variant stays flat.', 'A variante plana fica plana.'),
      holds: true,
      evidence: both('Its rank is 0 | 0.', 'O posto é 0 | 0.'),
    },
    {
      claim: both('The wild variant is worst.', 'A variante brava é a pior.'),
      holds: runs.some(({ measurement }) => measurement.cost === 'NaN'),
      evidence: both('It ends at 0.45.', 'Termina em 0,45.'),
    },
  ],
  sections: () => [
    {
      heading: both('Figures', 'Figuras'),
      blocks: [{ kind: 'text', text: both('As drawn:', 'Como desenhado:') }, ...fabricatedFigures],
    },
    {
      heading: both('In numbers', 'Em números'),
      blocks: [
        {
          kind: 'table',
          heading: both('Of | each', 'De | cada'),
          columns: [
            { heading: both('Name', 'Nome') },
            { heading: both('Share', 'Parte'), style: 'percent' },
            { heading: both('Exactly', 'Exatamente'), isNumeric: true },
          ],
          rows: [
            ['a | b', 0.1234, 0.1234],
            [both('first', 'primeiro'), Number.NaN, Number.POSITIVE_INFINITY],
          ],
        },
      ],
    },
  ],
};

/** A made-up exercise, planned and measured. */
export function fabricated({
  seeds = [7],
  changes = {},
}: {
  readonly seeds?: readonly number[];
  readonly changes?: Partial<Exercise<Schema, MadeVariant, Made>>;
} = {}): { readonly plan: MadePlan; readonly measurements: readonly Made[] } {
  const chosen = plan({ ...exercise, ...changes }, { seeds });
  const measurements = chosen.variants.flatMap(({ made }) => chosen.seeds.map(made));
  return { plan: chosen, measurements };
}

/** The sections of the made-up exercise, with other figures. */
export function sectionOf(figures: readonly Figure[]): ReturnType<typeof exercise.sections> {
  return [{ heading: inEveryLanguage('Figures'), blocks: figures }];
}

function both(english: string, portuguese: string): Readonly<Record<Language, string>> {
  return { en: english, 'pt-BR': portuguese } satisfies Localized;
}
