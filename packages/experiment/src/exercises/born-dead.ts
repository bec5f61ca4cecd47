import { type LayerWithBias, linear, randomizedAsymmetric, torchDefault } from '@semente/nn';
import { type Random, seededRandom } from '@semente/random';
import type { Births, BirthVariant } from '../births/births.ts';
import { deathsByDepth } from '../births/deaths.ts';
import { birthFindings } from '../births/findings.ts';
import { birthSection } from '../births/section.ts';
import type { Exercise } from '../exercise.ts';
import { numberFormats } from '../format.ts';
import { localized } from '../localized.ts';
import { listOf, type Setting, wholeNumber, wholeNumbers } from '../setting.ts';
import { randomizedAsymmetricRule } from '../weight-rules.ts';

type Schema = {
  readonly networks: Setting<number>;
  readonly widths: Setting<readonly number[]>;
  readonly depths: Setting<readonly number[]>;
  readonly inputs: Setting<number>;
};

const settings: Schema = {
  networks: wholeNumber({
    default: 5_000,
    least: 1,
    description: {
      en: 'how many networks of each width are drawn',
      'pt-BR': 'quantas redes de cada largura são sorteadas',
    },
  }),
  widths: listOf(wholeNumbers({ least: 1 }), {
    default: [2, 3, 4, 5],
    description: {
      en: 'how many units the hidden layers have',
      'pt-BR': 'quantas unidades têm as camadas ocultas',
    },
  }),
  depths: listOf(wholeNumbers({ least: 1 }), {
    default: [2, 3, 5, 7, 10, 15, 20, 30],
    description: {
      en: 'how many hidden layers the networks have',
      'pt-BR': 'quantas camadas ocultas as redes têm',
    },
  }),
  inputs: wholeNumber({
    default: 33,
    least: 2,
    description: {
      en: 'at how many evenly spaced inputs from −1 to 1 a network with biases is tried',
      'pt-BR': 'em quantas entradas igualmente espaçadas de −1 a 1 se testa uma rede com vieses',
    },
  }),
};

/**
 * How often a deep and narrow network is dead before its training begins, after Lu, Shin, Su and
 * Karniadakis 2019, “Dying ReLU and Initialization: Theory and Numerical Examples” (arXiv 1903.06733).
 */
const bornDead: Exercise<Schema, BirthVariant, Births> = {
  name: 'born-dead',
  title: {
    en: 'How often a deep, narrow network is dead at birth',
    'pt-BR': 'Com que frequência uma rede profunda e estreita nasce morta',
  },
  question: {
    en: 'A layer of rectified linear units passes nothing on if all of its units are silent, and if that is so for every input, the output of the network is a constant that no training can change by way of that layer. How often does it happen by the mere chance of the initial weights, in networks with one input, for each depth and width, and what can the initialization do about it?',
    'pt-BR':
      'Uma camada de unidades lineares retificadas (ReLU) não transmite nada se todas as suas unidades estão em silêncio, e, se isso vale para toda entrada, a saída da rede é uma constante que nenhum treinamento consegue mudar passando por essa camada. Com que frequência isso acontece pelo puro acaso dos pesos iniciais, em redes com uma entrada, para cada profundidade e largura, e o que a inicialização pode fazer contra isso?',
  },
  seed: 1,
  settings,
  variants: [
    {
      name: 'he',
      title: { en: 'He, zero biases', 'pt-BR': 'He, vieses zero' },
      rule: 'w \\sim \\mathcal{N}(0, 2 / n_{\\mathrm{in}}),\\ b = 0',
      draw: (fanIn, units, random) => linear(fanIn, units, { random }),
      hasBiases: false,
    },
    {
      name: 'torch-default',
      title: { en: 'PyTorch’s default', 'pt-BR': 'Padrão do PyTorch' },
      rule: 'w, b \\sim \\mathcal{U}(\\pm 1 / \\sqrt{n_{\\mathrm{in}}})',
      draw: (fanIn, units, random) =>
        linear(fanIn, units, { weight: torchDefault(), bias: torchDefault(), random }),
      hasBiases: true,
    },
    {
      name: 'randomized-asymmetric',
      title: { en: 'Randomized asymmetric', 'pt-BR': 'Assimétrica aleatorizada' },
      rule: randomizedAsymmetricRule,
      draw: drawAsymmetric,
      hasBiases: true,
    },
  ],
  conditions: ({ networks, inputs }) => [
    {
      label: { en: 'Networks of each width', 'pt-BR': 'Redes de cada largura' },
      value: localized((language) => numberFormats[language].count(networks)),
    },
    {
      label: { en: 'Network', 'pt-BR': 'Rede' },
      value: {
        en: 'one input; hidden layers of equal width, ReLU',
        'pt-BR': 'uma entrada; camadas ocultas de mesma largura, ReLU',
      },
    },
    {
      label: { en: 'Dead', 'pt-BR': 'Morta' },
      value: {
        en: `in some hidden layer every unit gives exactly 0 for all of ${inputs} evenly spaced inputs from −1 to 1; without biases −1 and 1 stand for all inputs`,
        'pt-BR': `em alguma camada oculta toda unidade dá exatamente 0 em todas as ${inputs} entradas igualmente espaçadas de −1 a 1; sem vieses, −1 e 1 valem por todas as entradas`,
      },
    },
  ],
  measure: ({ draw, hasBiases }, { networks, widths, depths, inputs }, { seed, onProgress }) => {
    const ascending = depths.toSorted((a, b) => a - b);
    const tried = hasBiases ? spread(inputs) : [-1, 1];
    return {
      networks,
      depths: ascending,
      widths: widths
        .toSorted((a, b) => a - b)
        .map((width, i) => {
          onProgress(i / widths.length);
          const population = {
            networks,
            width,
            depth: ascending[depths.length - 1],
            inputs: tried,
          };
          const deaths = deathsByDepth(draw, population, seededRandom(`${seed}, width ${width}`));
          return { width, dead: ascending.map((depth) => deaths[depth - 1]) };
        }),
    };
  },
  metrics: ({ widths, depths }) => {
    const deepest = Math.max(...depths);
    return widths.map((width) => ({
      name: `deadShareAtWidth${width}`,
      title: {
        en: `Dead, width ${width}, depth ${deepest}`,
        'pt-BR': `Mortas, largura ${width}, profundidade ${deepest}`,
      },
      format: 'percent',
      of: (births: Births) => {
        const dead = births.widths.find((one) => one.width === width)?.dead.at(-1) ?? 0;
        return dead / births.networks;
      },
    }));
  },
  findings: birthFindings,
  sections: ({ variants }) => [birthSection(variants)],
};

export default bornDead;

function drawAsymmetric(fanIn: number, units: number, random: Random): LayerWithBias {
  const layer = linear(fanIn, units, { random });
  randomizedAsymmetric(layer, { random });
  return layer;
}

function spread(count: number): number[] {
  return Array.from({ length: count }, (_, i) => (2 * i) / (count - 1) - 1);
}
