import { exact, numberFormats } from '../../format.ts';
import type { JsonNumber } from '../../json-number.ts';
import { type Localized, localized } from '../../localized.ts';
import { areDefaults } from '../../plan.ts';
import type { Block, Section } from '../../section.ts';
import type { CourseSchema, TrainingComparison, TrainingDefinition } from '../definition.ts';
import type { CostReading, TrainingMeasurement } from '../measurement.ts';
import type { Reference } from '../reference.ts';
import { differenceText, isAsPrinted, relativeDifference } from './difference.ts';

type CostForm = Exclude<keyof CostReading, 'iteration'>;

/** Which of our costs stands beside what a source printed. */
const forms: Readonly<Record<CostForm, Localized>> = {
  fromProbabilities: {
    en: 'The notebook computes its cost from the probabilities, so our column does the same.',
    'pt-BR': 'O notebook calcula o custo a partir das probabilidades, e nossa coluna faz o mesmo.',
  },
  fromLogits: {
    en: 'Our column is the cost computed from the logits.',
    'pt-BR': 'Nossa coluna é o custo calculado a partir dos logits.',
  },
  ofLastUpdate: {
    en: 'The notebook prints the cost of the last update of an epoch, so our column does the same.',
    'pt-BR':
      'O notebook imprime o custo da última atualização de uma época, e nossa coluna faz o mesmo.',
  },
};

/** The numbers that the notebook prints beside those of this run, as both are printed. */
export function referenceSection<Schema extends CourseSchema>(
  definition: TrainingDefinition<Schema>,
  { settings, seeds, variants }: TrainingComparison<Schema>,
): Section {
  const { referenceCost = 'fromProbabilities' } = definition;
  const heading = {
    en: 'Compared with the notebook’s printed numbers',
    'pt-BR': 'Comparação com os números impressos no notebook',
  };
  if (!areDefaults(definition, settings, seeds[0])) {
    return { heading, blocks: [{ kind: 'text', text: noneApply }] };
  }
  const blocks = variants.flatMap(({ variant, measurements: [measurement] }): readonly Block[] => {
    const { title, reference } = variant;
    if (reference === undefined) return [{ kind: 'text', text: nothingPrinted(title) }];
    return comparison(title, measurement, reference, referenceCost);
  });
  return { heading, blocks: [{ kind: 'text', text: intro(referenceCost) }, ...blocks] };
}

const noneApply: Localized = {
  en: 'The conditions of this run are not the notebook’s own, so the numbers that it prints do not apply and nothing is compared.',
  'pt-BR':
    'As condições desta execução não são as do notebook; os números que ele imprime não se aplicam e nada é comparado.',
};

function intro(form: CostForm): Localized {
  const explanation: Localized = {
    en: 'The relative difference is |ours − printed| / |printed|. Where training is chaotic, a difference in the last bit of one rounding grows, so that there fewer digits agree.',
    'pt-BR':
      'A diferença relativa é |nosso − impresso| / |impresso|. Onde o treinamento é caótico, uma diferença no último bit de um arredondamento cresce, e por isso ali coincidem menos dígitos.',
  };
  return localized((language) => `${forms[form][language]} ${explanation[language]}`);
}

function nothingPrinted(title: Localized): Localized {
  return {
    en: `${title.en}: the notebook prints nothing for this scheme under these conditions.`,
    'pt-BR': `${title['pt-BR']}: o notebook não imprime nada para este esquema nestas condições.`,
  };
}

interface Row {
  readonly label: Localized | string;
  readonly printed: string;
  readonly ours: JsonNumber;
}

function comparison(
  title: Localized,
  { costs, accuracy }: TrainingMeasurement,
  reference: Reference,
  form: CostForm,
): readonly Block[] {
  const costRows = reference.costs.map(({ iteration, printed }): Row => {
    const reading = costs.find((cost) => cost.iteration === iteration);
    return { label: String(iteration), printed, ours: reading?.[form] ?? 'NaN' };
  });
  const table: Block = {
    kind: 'table',
    heading: title,
    columns: [
      { heading: { en: 'Iteration', 'pt-BR': 'Iteração' } },
      { heading: { en: 'Notebook', 'pt-BR': 'Notebook' }, isNumeric: true },
      { heading: { en: 'Ours', 'pt-BR': 'Nosso' }, isNumeric: true },
      { heading: { en: 'Relative difference', 'pt-BR': 'Diferença relativa' }, isNumeric: true },
    ],
    rows: [...costRows, ...accuracyRows(accuracy, reference)].map(({ label, printed, ours }) => [
      label,
      printed,
      exact(ours),
      differenceText(ours, printed),
    ]),
  };
  return [table, { kind: 'text', text: agreement(costRows) }];
}

function accuracyRows(
  ours: TrainingMeasurement['accuracy'],
  { accuracy: { train, test } }: Reference,
): readonly Row[] {
  const ofTraining: Row = {
    label: { en: 'Train accuracy', 'pt-BR': 'Acurácia no treino' },
    printed: String(train),
    ours: ours.train,
  };
  if (test === undefined) return [ofTraining];
  const label = { en: 'Test accuracy', 'pt-BR': 'Acurácia no teste' };
  return [ofTraining, { label, printed: String(test), ours: ours.test }];
}

/** How many costs are what was printed as far as it was printed, and how far the others are off. */
function agreement(rows: readonly Row[]): Localized {
  const same = rows.filter(({ printed, ours }) => isAsPrinted(ours, printed)).length;
  const { en, 'pt-BR': portuguese } = numberFormats;
  const count: Localized = {
    en: `Rounded to the digits that the notebook prints, ${en.count(same)} of ${en.count(rows.length)} costs are the same.`,
    'pt-BR': `Arredondados aos dígitos que o notebook imprime, ${portuguese.count(same)} de ${portuguese.count(rows.length)} custos são iguais.`,
  };
  const difference = largestDifference(rows);
  return localized((language) => `${count[language]} ${difference[language]}`);
}

function largestDifference(rows: readonly Row[]): Localized {
  const [largest] = rows
    .map(({ label, printed, ours }) => ({ label, size: relativeDifference(ours, printed) }))
    .filter(({ size }) => Number.isFinite(size) && size > 0)
    .sort((a, b) => b.size - a.size);
  if (largest === undefined) {
    return {
      en: 'All costs are equal to the last digit.',
      'pt-BR': 'Todos os custos são iguais até o último dígito.',
    };
  }
  const at = Number(largest.label);
  const { en, 'pt-BR': portuguese } = numberFormats;
  return {
    en: `Largest relative difference of a cost: ${en.short(largest.size)}, at iteration ${en.count(at)}.`,
    'pt-BR': `Maior diferença relativa de um custo: ${portuguese.short(largest.size)}, na iteração ${portuguese.count(at)}.`,
  };
}
