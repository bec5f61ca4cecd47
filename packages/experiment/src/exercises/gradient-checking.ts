import type { Condition, Exercise, Finding, Metric, VariantRun } from '../exercise.ts';
import { judged, measurementOf } from '../findings.ts';
import { numberFormats } from '../format.ts';
import type { Lines } from '../gradient-check/backward.ts';
import { checkPass, epsilons } from '../gradient-check/check.ts';
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
  ways,
} from '../gradient-check/measurement.ts';
import { checkSections, smallest } from '../gradient-check/sections.ts';
import { jsonNumber } from '../json-number.ts';
import { type Localized, localized } from '../localized.ts';
import type { SettingsSchema } from '../setting.ts';
import { conditionLabels } from '../training/conditions.ts';

const { en: english, 'pt-BR': portuguese } = numberFormats;

/** The notebook's step, and the difference from which on it speaks of a mistake. */
const EPSILON = 1e-7;
const THRESHOLD = 2e-7;

/** A step that suits float32. */
const LARGE_EPSILON = 1e-2;

const doubledWeight: Partial<Lines> = {
  dW2: (dZ2, A1, m) => dZ2.matmul(A1.transpose()).mul(2 / m),
};

const quadrupledBias: Partial<Lines> = {
  db1: (dZ1, m) => dZ1.sum(1, { keepDims: true }).mul(4 / m),
};

const passes: readonly Pass[] = [
  {
    name: 'correct',
    title: { en: 'Correct', 'pt-BR': 'Correta' },
    rule: 'dW = \\tfrac{1}{m}\\, dZ\\, A^T,\\; db = \\tfrac{1}{m} \\sum dZ',
    printed: '1.1890913022840002e-07',
    mistakes: {},
  },
  {
    name: 'notebook',
    title: { en: 'Both of the notebook’s mistakes', 'pt-BR': 'Os dois erros do notebook' },
    rule: 'dW_2 = \\tfrac{2}{m}\\, dZ_2 A_1^T,\\; db_1 = \\tfrac{4}{m} \\sum dZ_1',
    printed: '0.2850931567761624',
    mistakes: { ...doubledWeight, ...quadrupledBias },
  },
  {
    name: 'doubled-weight',
    title: { en: 'dW2 doubled', 'pt-BR': 'dW2 em dobro' },
    rule: 'dW_2 = \\tfrac{2}{m}\\, dZ_2 A_1^T',
    mistakes: doubledWeight,
  },
  {
    name: 'quadrupled-bias',
    title: { en: 'db1 with 4/m', 'pt-BR': 'db1 com 4/m' },
    rule: 'db_1 = \\tfrac{4}{m} \\sum dZ_1',
    mistakes: quadrupledBias,
  },
  {
    // As many samples as units in layer 2: A2 is square, so no shape gives the mistake away.
    name: 'missing-transpose',
    title: { en: 'A transpose missing', 'pt-BR': 'Transposta esquecida' },
    rule: 'dW_3 = \\tfrac{1}{m}\\, dZ_3 A_2',
    mistakes: { dW3: (dZ3, A2, m) => dZ3.matmul(A2).mul(1 / m) },
  },
  {
    name: 'forgotten-mask',
    title: { en: 'ReLU’s mask forgotten', 'pt-BR': 'Máscara da ReLU esquecida' },
    rule: 'dZ_1 = dA_1',
    mistakes: { dZ1: (dA1) => dA1 },
  },
];

type PassRun = VariantRun<Pass, PassMeasurement>;

/**
 * Whether a backward pass is right, told by the cost alone: the gradient checking notebook of the
 * deeplearning.ai course "Improving Deep Neural Networks", with its test case, and with mistakes of
 * every kind, steps of every size and both types of numbers besides.
 */
const gradientChecking: Exercise<SettingsSchema, Pass, PassMeasurement> = {
  name: 'gradient-checking',
  title: {
    en: 'How a gradient check finds mistakes, and what it cannot see',
    'pt-BR': 'Como a verificação do gradiente encontra erros, e o que ela não vê',
  },
  question: {
    en: 'A backward pass written by hand is compared with the numerical gradient, for which the cost alone is needed. Which mistakes does the comparison find, with steps of which size, and in which type of numbers?',
    'pt-BR':
      'Uma retropropagação escrita à mão é comparada com o gradiente numérico, para o qual basta o custo. Que erros a comparação encontra, com passos de que tamanho e com que tipo de números?',
  },
  seed: 1,
  settings: {},
  variants: passes,
  conditions,
  measure: ({ mistakes }, _settings, { seed, onProgress }) => ({
    checks: ways.map((way, i) => {
      const differences = checkPass(mistakes, seed, way);
      onProgress((i + 1) / ways.length);
      return { ...way, differences };
    }),
  }),
  metrics: () => [
    metric('float64', float64),
    metric('float64FromLogits', float64FromLogits),
    metric('float32', float32),
    {
      name: 'smallestFloat32',
      title: { en: 'Smallest difference in float32', 'pt-BR': 'Menor diferença em float32' },
      format: 'decimal',
      of: (run) => jsonNumber(smallest(run, float32)),
    },
  ],
  comment: (run) => {
    const difference = differenceAt(run, float64, EPSILON);
    return difference < THRESHOLD
      ? {
          en: `passes: ${english.decimal(difference)} is below ${english.decimal(THRESHOLD)}`,
          'pt-BR': `passa: ${portuguese.decimal(difference)} está abaixo de ${portuguese.decimal(THRESHOLD)}`,
        }
      : {
          en: `is reported: ${english.decimal(difference)} is not below ${english.decimal(THRESHOLD)}`,
          'pt-BR': `é denunciada: ${portuguese.decimal(difference)} não está abaixo de ${portuguese.decimal(THRESHOLD)}`,
        };
  },
  findings(runs) {
    const correct = measurementOf(runs, 'correct');
    const wrong = runs.filter(({ variant }) => variant.name !== 'correct');
    return judged([
      correct && correctPasses(correct),
      wrong.length > 0 && mistakesAreCaught(wrong),
      correct && logitsRoundLess(correct),
      correct && float32IsBlind(correct),
      correct && wrong.length > 0 && largeStepsSuitFloat32(correct, wrong),
      correct && bestStepLiesBetween(correct),
    ]);
  },
  sections: ({ variants, seeds }) =>
    checkSections(variants, { seed: seeds[0], epsilon: EPSILON, threshold: THRESHOLD }),
};

export default gradientChecking;

function metric(name: string, way: Way): Metric<PassMeasurement> {
  const form = way.form === 'fromLogits';
  const epsilon = powerOfTen(EPSILON);
  return {
    name,
    title: {
      en: `Difference at ε = ${epsilon.en}, ${way.dtype}${form ? ', from logits' : ''}`,
      'pt-BR': `Diferença com ε = ${epsilon['pt-BR']}, ${way.dtype}${form ? ', pelos logits' : ''}`,
    },
    format: 'decimal',
    of: (run) => jsonNumber(differenceAt(run, way, EPSILON)),
  };
}

function conditions(): readonly Condition[] {
  const range: Localized = localized((language) => {
    const [first, last] = [epsilons[0], epsilons[epsilons.length - 1]].map(powerOfTen);
    return `${first[language]} … ${last[language]}`;
  });
  return [
    { label: conditionLabels.layers, value: '4 – 5 – 3 – 1' },
    { label: conditionLabels.activation, value: 'ReLU' },
    {
      label: conditionLabels.points,
      value: { en: '3, with the labels 1, 1, 0', 'pt-BR': '3, com os rótulos 1, 1, 0' },
    },
    {
      label: { en: 'Points and parameters', 'pt-BR': 'Pontos e parâmetros' },
      value: {
        en: 'standard normal, drawn from NumPy’s random numbers under the seed of the run: x, W1, b1, W2, b2, W3, b3',
        'pt-BR':
          'normal padrão, dos números aleatórios do NumPy com a semente da execução: x, W1, b1, W2, b2, W3, b3',
      },
    },
    {
      label: { en: 'Numerical gradient', 'pt-BR': 'Gradiente numérico' },
      value: '$`(J(\\theta + \\varepsilon) - J(\\theta - \\varepsilon)) / 2 \\varepsilon`$',
    },
    {
      label: { en: 'Difference', 'pt-BR': 'Diferença' },
      value: '$`\\lVert g - \\hat g \\rVert / (\\lVert g \\rVert + \\lVert \\hat g \\rVert)`$',
    },
    { label: { en: 'Steps ε', 'pt-BR': 'Passos ε' }, value: range },
    {
      label: { en: 'The notebook’s step and limit', 'pt-BR': 'Passo e limite do notebook' },
      value: localized((language) => {
        return `${powerOfTen(EPSILON)[language]}, ${numberFormats[language].decimal(THRESHOLD)}`;
      }),
    },
    { label: conditionLabels.dtype, value: 'float64, float32' },
  ];
}

function correctPasses(correct: PassMeasurement): Finding {
  const difference = differenceAt(correct, float64, EPSILON);
  return {
    claim: {
      en: `In float64, with the notebook’s step of ${powerOfTen(EPSILON).en}, the correct pass stays below its limit of ${english.decimal(THRESHOLD)}.`,
      'pt-BR': `Em float64, com o passo do notebook, ${powerOfTen(EPSILON)['pt-BR']}, a retropropagação correta fica abaixo do limite dele, ${portuguese.decimal(THRESHOLD)}.`,
    },
    holds: difference < THRESHOLD,
    evidence: {
      en: `Its difference is ${english.decimal(difference)}.`,
      'pt-BR': `A diferença dela é ${portuguese.decimal(difference)}.`,
    },
  };
}

/** How many times the limit a mistake's difference is to be. */
const BY_FAR = 1_000;

function mistakesAreCaught(wrong: readonly PassRun[]): Finding {
  const differences = wrong.map(({ measurement }) => differenceAt(measurement, float64, EPSILON));
  return {
    claim: {
      en: `With the same step every mistake is caught, and by far: its difference is more than ${english.count(BY_FAR)} times the limit.`,
      'pt-BR': `Com o mesmo passo todo erro é encontrado, e com folga: sua diferença é mais de ${portuguese.count(BY_FAR)} vezes o limite.`,
    },
    holds: differences.every((difference) => difference > BY_FAR * THRESHOLD),
    evidence: localized((language) => {
      const { decimal } = numberFormats[language];
      const each = wrong.map(({ variant }, i) => {
        return `${variant.title[language]}: ${decimal(differences[i])}`;
      });
      return `${each.join('; ')}.`;
    }),
  };
}

function logitsRoundLess(correct: PassMeasurement): Finding {
  const [probabilities, logits] = [float64, float64FromLogits].map((way) =>
    differenceAt(correct, way, EPSILON),
  );
  return {
    claim: {
      en: 'With the cost computed from the logits, the correct pass stays a hundred times below the limit; what the probabilities add to its difference is rounding, because 1 − A3 loses digits where A3 is close to 1.',
      'pt-BR':
        'Com o custo calculado a partir dos logits, a retropropagação correta fica cem vezes abaixo do limite; o que as probabilidades acrescentam à diferença é arredondamento, porque 1 − A3 perde dígitos onde A3 está perto de 1.',
    },
    holds: logits < THRESHOLD / 100,
    evidence: {
      en: `The difference is ${english.decimal(logits)} from the logits and ${english.decimal(probabilities)} from the probabilities.`,
      'pt-BR': `A diferença é ${portuguese.decimal(logits)} pelos logits e ${portuguese.decimal(probabilities)} pelas probabilidades.`,
    },
  };
}

function float32IsBlind(correct: PassMeasurement): Finding {
  const difference = differenceAt(correct, float32, EPSILON);
  return {
    claim: {
      en: `In float32 a step of ${powerOfTen(EPSILON).en} says nothing: even the correct pass differs by more than a tenth, because the change of the cost is lost in its rounding.`,
      'pt-BR': `Em float32 um passo de ${powerOfTen(EPSILON)['pt-BR']} não diz nada: mesmo a retropropagação correta difere em mais de um décimo, porque a mudança do custo se perde no arredondamento.`,
    },
    holds: difference > 0.1,
    evidence: {
      en: `The difference of the correct pass is ${english.decimal(difference)}.`,
      'pt-BR': `A diferença da retropropagação correta é ${portuguese.decimal(difference)}.`,
    },
  };
}

function largeStepsSuitFloat32(correct: PassMeasurement, wrong: readonly PassRun[]): Finding {
  const mistakes = wrong.map(({ measurement }) => measurement);
  const [right, ...others] = [correct, ...mistakes].map((run) =>
    differenceAt(run, float32, LARGE_EPSILON),
  );
  const least = Math.min(...others);
  return {
    claim: {
      en: `A larger step makes float32 see: with ${powerOfTen(LARGE_EPSILON).en} the correct pass differs by less than a tenth of what any mistake does.`,
      'pt-BR': `Um passo maior faz o float32 ver: com ${powerOfTen(LARGE_EPSILON)['pt-BR']} a retropropagação correta difere menos de um décimo do que difere qualquer erro.`,
    },
    holds: right < least / 10,
    evidence: {
      en: `The correct pass differs by ${english.decimal(right)}, the mistakes by ${english.decimal(least)} or more.`,
      'pt-BR': `A correta difere em ${portuguese.decimal(right)}; os erros, em ${portuguese.decimal(least)} ou mais.`,
    },
  };
}

/** Where the error of truncation, as ε², meets that of rounding, as u / ε: near the cube root of u. */
const bestSteps = { float64: [1e-4, 1e-5, 1e-6], float32: [1e-1, 1e-2, 1e-3] };

function bestStepLiesBetween(correct: PassMeasurement): Finding {
  const [wide, narrow] = [float64, float32].map((way) => {
    const ranked = differencesOf(correct, way).toSorted(
      (a, b) => Number(a.difference) - Number(b.difference),
    );
    return ranked[0].epsilon;
  });
  return {
    claim: {
      en: 'The best step is neither the largest nor the smallest: a large one measures more of the cost than its slope, and a small one divides the cost’s rounding error by a small number. Up to a factor of ten it is the cube root of that error: a hundred-thousandth in float64 and a hundredth in float32.',
      'pt-BR':
        'O melhor passo não é o maior nem o menor: um grande mede mais do custo do que a sua inclinação, e um pequeno divide o erro de arredondamento do custo por um número pequeno. A menos de um fator dez ele é a raiz cúbica desse erro: um centésimo de milésimo em float64 e um centésimo em float32.',
    },
    holds: bestSteps.float64.includes(wide) && bestSteps.float32.includes(narrow),
    evidence: localized((language) => {
      const [best, and] = {
        en: ['The best steps:', 'and'],
        'pt-BR': ['Os melhores passos:', 'e'],
      }[language];
      return `${best} ${powerOfTen(wide)[language]} (float64) ${and} ${powerOfTen(narrow)[language]} (float32).`;
    }),
  };
}
