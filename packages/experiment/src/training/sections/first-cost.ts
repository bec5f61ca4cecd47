import { exact, numberFormats } from '../../format.ts';
import { localized } from '../../localized.ts';
import type { Section } from '../../section.ts';
import type { Told } from './told.ts';

/**
 * The cost at the start in its two forms, of which only one survives a certain and wrong answer.
 * Nothing is said where no variant starts with one.
 */
export function firstCost(told: readonly Told[]): readonly Section[] {
  const starts = told.map(({ title, measurement: { costs } }) => ({ title, ...costs[0] }));
  const infinite = starts.filter(({ fromProbabilities }) => fromProbabilities === 'Infinity');
  const survivors = infinite.filter(({ fromLogits }) => typeof fromLogits === 'number');
  if (infinite.length === 0) return [];
  const sentences = survivors.map(({ title, fromLogits }) => ({
    en: `With ${title.en} the first form is infinite; the second shows that the cost is ${numberFormats.en.decimal(fromLogits)}, a finite number.`,
    'pt-BR': `Com ${title['pt-BR']}, a primeira forma é infinita; a segunda mostra que o custo é ${numberFormats['pt-BR'].decimal(fromLogits)}, um número finito.`,
  }));
  return [
    {
      heading: {
        en: 'The first cost, from probabilities and from logits',
        'pt-BR': 'O primeiro custo, pelas probabilidades e pelos logits',
      },
      blocks: [
        {
          kind: 'text',
          text: {
            en: 'From a probability $`p`$ and a label $`y`$ the cost of one point is $`-y \\log p - (1 - y) \\log(1 - p)`$. Where the network is certain and wrong, the rounded $`p`$ is exactly 0 or 1, the logarithm is −∞ and so the mean cost is infinite. From the logit $`z`$, before the sigmoid, the same cost is $`\\max(z, 0) - z y + \\log(1 + e^{-|z|})`$, which never takes the logarithm of 0.',
            'pt-BR':
              'A partir da probabilidade $`p`$ e do rótulo $`y`$, o custo de um ponto é $`-y \\log p - (1 - y) \\log(1 - p)`$. Onde a rede erra com certeza absoluta, o $`p`$ arredondado é exatamente 0 ou 1, o logaritmo é −∞ e por isso o custo médio é infinito. A partir do logit $`z`$, antes da sigmoide, o mesmo custo é $`\\max(z, 0) - z y + \\log(1 + e^{-|z|})`$, que nunca toma o logaritmo de 0.',
          },
        },
        {
          kind: 'table',
          columns: [
            { heading: { en: 'Scheme', 'pt-BR': 'Esquema' } },
            { heading: { en: 'Iteration', 'pt-BR': 'Iteração' }, isNumeric: true },
            {
              heading: { en: 'From probabilities', 'pt-BR': 'Pelas probabilidades' },
              isNumeric: true,
            },
            { heading: { en: 'From logits', 'pt-BR': 'Pelos logits' }, isNumeric: true },
          ],
          rows: starts.map(({ title, iteration, fromProbabilities, fromLogits }) => [
            title,
            String(iteration),
            exact(fromProbabilities),
            exact(fromLogits),
          ]),
        },
        {
          kind: 'text',
          text: localized((language) => sentences.map((text) => text[language]).join(' ')),
        },
      ],
    },
  ];
}
