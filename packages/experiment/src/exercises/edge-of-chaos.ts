import type { ChaosMeasurement, ChaosSettings, ChaosVariant } from '../chaos/chaos.ts';
import { chaosFindings } from '../chaos/findings.ts';
import { measureChaos } from '../chaos/measure.ts';
import { chaosSections } from '../chaos/sections.ts';
import type { Exercise } from '../exercise.ts';
import { numberFormats } from '../format.ts';
import { localized } from '../localized.ts';
import {
  listOf,
  positiveNumber,
  positiveNumbers,
  type Setting,
  wholeNumber,
  wholeNumbers,
} from '../setting.ts';
import { criticalWeightVariance } from '../theory/mean-field.ts';
import { reluUnits, tanhUnits } from '../theory/moments.ts';
import { learningRate } from '../training/settings.ts';

type Schema = {
  readonly [Name in keyof ChaosSettings]: Setting<ChaosSettings[Name]>;
};

const settings: Schema = {
  weightVariances: listOf(positiveNumbers, {
    default: [1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 3],
    description: {
      en: 'the variances σ_w² of the weights, before they are divided by the number of inputs',
      'pt-BR': 'as variâncias σ_w² dos pesos, antes da divisão pelo número de entradas',
    },
  }),
  biasVariance: positiveNumber({
    default: 0.05,
    description: { en: 'the variance σ_b² of the biases', 'pt-BR': 'a variância σ_b² dos vieses' },
  }),
  width: wholeNumber({
    default: 300,
    least: 2,
    description: {
      en: 'how many units the layers have through which signals are sent',
      'pt-BR': 'quantas unidades têm as camadas pelas quais se enviam sinais',
    },
  }),
  layers: wholeNumber({
    default: 30,
    least: 1,
    description: {
      en: 'through how many layers signals are sent',
      'pt-BR': 'por quantas camadas se enviam sinais',
    },
  }),
  depths: listOf(wholeNumbers({ least: 1 }), {
    default: [4, 8, 14, 22, 32, 45],
    description: {
      en: 'how many hidden layers the trained networks have',
      'pt-BR': 'quantas camadas ocultas têm as redes treinadas',
    },
  }),
  trainedWidth: wholeNumber({
    default: 64,
    least: 1,
    description: {
      en: 'how many units the hidden layers of the trained networks have',
      'pt-BR': 'quantas unidades têm as camadas ocultas das redes treinadas',
    },
  }),
  steps: wholeNumber({
    default: 150,
    description: {
      en: 'how many steps each network is trained for, with 128 digits each',
      'pt-BR': 'por quantos passos se treina cada rede, com 128 dígitos cada um',
    },
  }),
  learningRate: learningRate(0.03),
};

/**
 * How deep a network can be and still learn, and why: Poole et al. 2016, “Exponential expressivity in
 * deep neural networks through transient chaos” (arXiv 1606.05340), and Schoenholz et al. 2017, “Deep
 * Information Propagation” (arXiv 1611.01232), whose figure 5 the trained networks follow in small.
 */
const edgeOfChaos: Exercise<Schema, ChaosVariant, ChaosMeasurement> = {
  name: 'edge-of-chaos',
  title: {
    en: 'How deep a network can be: order, chaos, and the line between',
    'pt-BR': 'Quão profunda uma rede pode ser: ordem, caos e a linha entre eles',
  },
  question: {
    en: 'Two different inputs go through a deep network with random weights. If the weights are small, the network makes the two alike; if they are large, it tears apart even neighbours. After how many layers is nothing left of what distinguished the inputs, what does theory say about it, and does a network learn if it is deeper than that?',
    'pt-BR':
      'Duas entradas diferentes atravessam uma rede profunda com pesos aleatórios. Se os pesos são pequenos, a rede torna as duas iguais; se são grandes, separa até as vizinhas. Depois de quantas camadas não resta nada do que distinguia as entradas, o que a teoria diz sobre isso, e uma rede mais profunda que isso ainda aprende?',
  },
  seed: 1,
  settings,
  variants: [
    {
      name: 'tanh',
      title: { en: 'tanh', 'pt-BR': 'tanh' },
      rule: '\\varphi(x) = \\tanh x',
      units: tanhUnits,
      critical: (biasVariance) => criticalWeightVariance(tanhUnits, biasVariance),
    },
    {
      name: 'relu',
      title: { en: 'ReLU', 'pt-BR': 'ReLU' },
      rule: '\\varphi(x) = \\max(0, x)',
      units: reluUnits,
      // χ₁ = σ_w² / 2, whatever the length; He's initialization.
      critical: () => 2,
    },
  ],
  conditions: ({ biasVariance, width, layers, trainedWidth, steps, learningRate }) => [
    {
      label: { en: 'Initial weights and biases', 'pt-BR': 'Pesos e vieses iniciais' },
      value: localized((language) => {
        const variance = numberFormats[language].decimal(biasVariance);
        const and = language === 'en' ? 'and' : 'e';
        return `$\`w \\sim \\mathcal{N}(0, \\sigma_w^2 / n_{\\mathrm{in}})\`$ ${and} $\`b \\sim \\mathcal{N}(0, \\sigma_b^2)\`$, $\`\\sigma_b^2\`$ = ${variance}`;
      }),
    },
    {
      label: { en: 'Signals', 'pt-BR': 'Sinais' },
      value: {
        en: `two inputs at right angles, of mean square 1, through ${layers} layers of ${width} units; the mean of five networks`,
        'pt-BR': `duas entradas em ângulo reto, de média quadrática 1, por ${layers} camadas de ${width} unidades; média de cinco redes`,
      },
    },
    {
      label: { en: 'Training', 'pt-BR': 'Treinamento' },
      value: localized((language) => {
        const { count, decimal } = numberFormats[language];
        return language === 'en'
          ? `scikit-learn’s handwritten digits (8 × 8 pixels, one fifth for the test), hidden layers of ${trainedWidth} units, ${count(steps)} steps of gradient descent with batches of 128, learning rate ${decimal(learningRate)}, float32`
          : `dígitos manuscritos do scikit-learn (8 × 8 pixels, um quinto para o teste), camadas ocultas de ${trainedWidth} unidades, ${count(steps)} passos de descida do gradiente com lotes de 128, taxa de aprendizado ${decimal(learningRate)}, float32`;
      }),
    },
  ],
  measure: measureChaos,
  metrics: () => [
    {
      name: 'critical',
      title: { en: 'Critical σ_w²', 'pt-BR': 'σ_w² crítico' },
      format: 'decimal',
      of: ({ critical }) => critical,
    },
    {
      name: 'bestDeepAccuracy',
      title: {
        en: 'Best accuracy at the greatest depth',
        'pt-BR': 'Melhor acurácia na maior profundidade',
      },
      format: 'percent',
      of: ({ training }) => Math.max(...(training.accuracy.at(-1) ?? [])),
    },
    {
      name: 'bestWeightVariance',
      title: { en: 'σ_w² of the best', 'pt-BR': 'σ_w² da melhor' },
      format: 'decimal',
      of: ({ training: { accuracy, weightVariances } }) => {
        const deep = accuracy.at(-1) ?? [];
        return weightVariances[deep.indexOf(Math.max(...deep))];
      },
    },
  ],
  findings: chaosFindings,
  sections: chaosSections,
};

export default edgeOfChaos;
