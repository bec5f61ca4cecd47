import type { Comparison, VariantRuns } from '../exercise.ts';
import type { Localized } from '../localized.ts';
import type { Section } from '../section.ts';
import type { SettingsSchema } from '../setting.ts';
import type { ChaosMeasurement, ChaosVariant } from './chaos.ts';
import { accuracyFigure, phaseFigure, signalFigure } from './figures.ts';
import { fixedPointTable } from './fixed-point-table.ts';

type Runs = readonly VariantRuns<ChaosVariant, ChaosMeasurement>[];

/** All that the report shows: theory, signals beside it, and what the trained networks make of it. */
export function chaosSections<Schema extends SettingsSchema>({
  variants,
}: Comparison<Schema, ChaosVariant, ChaosMeasurement>): readonly Section[] {
  return [theorySection(variants), signalsSection(variants), trainingSection(variants)];
}

function theorySection(variants: Runs): Section {
  return {
    heading: { en: 'Order and chaos', 'pt-BR': 'Ordem e caos' },
    blocks: [
      {
        kind: 'text',
        text: {
          en: 'In a wide layer each sum is close to normal, so what a layer does to two signals depends on two numbers only: their mean square, the length $`q`$, and their correlation $`c`$. A length goes on by $`q \\mapsto \\sigma_w^2 \\int Dz\\, \\varphi(\\sqrt{q}\\, z)^2 + \\sigma_b^2`$ to a fixed point $`q^*`$. There $`\\chi_1 = \\sigma_w^2 \\int Dz\\, \\varphi^\\prime(\\sqrt{q^*}\\, z)^2`$ says by what the square of a small difference is multiplied in each layer, and the square of a gradient on its way back. Below 1 is order: all signals become alike, gradients vanish. Above 1 is chaos: neighbours part, down to a correlation $`c^* < 1`$, and gradients explode. On the line between them a difference can go through any number of layers.',
          'pt-BR':
            'Numa camada larga cada soma é quase normal, de modo que o efeito de uma camada sobre dois sinais depende só de dois números: sua média quadrática, o comprimento $`q`$, e sua correlação $`c`$. Um comprimento segue por $`q \\mapsto \\sigma_w^2 \\int Dz\\, \\varphi(\\sqrt{q}\\, z)^2 + \\sigma_b^2`$ até um ponto fixo $`q^*`$. Ali $`\\chi_1 = \\sigma_w^2 \\int Dz\\, \\varphi^\\prime(\\sqrt{q^*}\\, z)^2`$ diz por quanto se multiplica em cada camada o quadrado de uma pequena diferença, e o quadrado de um gradiente no caminho de volta. Abaixo de 1 há ordem: todos os sinais se tornam iguais e os gradientes desaparecem. Acima de 1 há caos: vizinhos se separam até uma correlação $`c^* < 1`$, e os gradientes explodem. Na linha entre os dois uma diferença atravessa qualquer número de camadas.',
        },
      },
      phaseFigure(variants),
      fixedPointTable(variants),
      { kind: 'text', text: dashes },
    ],
  };
}

const dashes: Localized = {
  en: 'A dash: lengths grow for ever, so there is no fixed point to come closer to.',
  'pt-BR':
    'Um travessão: os comprimentos crescem para sempre, e não há ponto fixo do qual se aproximar.',
};

function signalsSection(variants: Runs): Section {
  return {
    heading: { en: 'Signals in real networks', 'pt-BR': 'Sinais em redes reais' },
    blocks: [
      signalFigure(variants, {
        of: 'lengths',
        file: 'lengths',
        scale: 'log',
        heading: { en: 'Lengths', 'pt-BR': 'Comprimentos' },
        label: { en: 'length q', 'pt-BR': 'comprimento q' },
        caption: {
          en: 'The mean square of the sums in each layer: measured as dots, the theory of infinitely wide networks dashed.',
          'pt-BR':
            'A média quadrática das somas em cada camada: as medidas são os pontos; tracejada, a teoria das redes infinitamente largas.',
        },
      }),
      signalFigure(variants, {
        of: 'correlations',
        file: 'correlations',
        scale: 'linear',
        heading: { en: 'Correlations', 'pt-BR': 'Correlações' },
        label: { en: 'correlation c', 'pt-BR': 'correlação c' },
        caption: {
          en: 'The correlation of two signals that come from inputs at right angles: measured as dots, theory dashed. The slowest to settle is the one on the critical line.',
          'pt-BR':
            'A correlação de dois sinais vindos de entradas em ângulo reto: as medidas são os pontos; tracejada, a teoria. A que mais demora a se acomodar é a da linha crítica.',
        },
      }),
    ],
  };
}

function trainingSection(variants: Runs): Section {
  return {
    heading: { en: 'Which networks learn', 'pt-BR': 'Quais redes aprendem' },
    blocks: [
      {
        kind: 'text',
        text: {
          en: 'A network can learn what still reaches its end. The distance to the fixed point shrinks by $`1/e`$ in every $`\\xi`$ layers, for lengths $`\\xi_q`$, for correlations $`\\xi_c`$, and Schoenholz et al. found that networks learn up to a depth of about $`6\\, \\xi_c`$. The learning rate is the same everywhere: towards chaos gradients grow, and a rate that is right elsewhere becomes too large.',
          'pt-BR':
            'Uma rede pode aprender com o que ainda chega ao seu fim. A distância até o ponto fixo diminui por um fator $`1/e`$ a cada $`\\xi`$ camadas, $`\\xi_q`$ para os comprimentos e $`\\xi_c`$ para as correlações, e Schoenholz et al. observaram que as redes aprendem até uma profundidade de cerca de $`6\\, \\xi_c`$. A taxa de aprendizado é a mesma em toda parte: em direção ao caos os gradientes crescem, e uma taxa boa em outro lugar torna-se grande demais.',
        },
      },
      accuracyFigure(variants),
    ],
  };
}
