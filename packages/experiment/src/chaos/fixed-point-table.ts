import type { VariantRuns } from '../exercise.ts';
import type { JsonNumber } from '../json-number.ts';
import type { Localized } from '../localized.ts';
import type { Cell, Table } from '../section.ts';
import type { ChaosMeasurement, ChaosVariant } from './chaos.ts';

/** What theory says at each variance, in a row for each. */
export function fixedPointTable(
  variants: readonly VariantRuns<ChaosVariant, ChaosMeasurement>[],
): Table {
  const formula = (tex: string): Localized => ({ en: `$\`${tex}\`$`, 'pt-BR': `$\`${tex}\`$` });
  const numbers = ['\\sigma_w^2', 'q^*', '\\chi_1', 'c^*', '\\xi_q', '\\xi_c'];
  return {
    kind: 'table',
    heading: {
      en: 'Fixed points and depth scales, from the integrals',
      'pt-BR': 'Pontos fixos e escalas de profundidade, a partir das integrais',
    },
    columns: [
      { heading: { en: 'Activation', 'pt-BR': 'Ativação' } },
      ...numbers.map((tex) => ({ heading: formula(tex), style: 'decimal' as const })),
    ],
    rows: variants.flatMap(({ variant, measurements: [{ propagations, critical }] }) =>
      propagations.map(({ weightVariance, fixedPoint }): Cell[] => {
        const { length, chi, correlation, lengthDepth } = fixedPoint;
        // χ₁ is 1 there but for its rounding, and ξ_c has no end.
        const correlationDepth =
          weightVariance === critical && length !== null ? 'Infinity' : fixedPoint.correlationDepth;
        const found = [length, chi, correlation, lengthDepth, correlationDepth].map(cellOf);
        return [variant.title, weightVariance, ...found];
      }),
    ),
  };
}

/** A number; a dash where there is none. */
function cellOf(value: JsonNumber | null): Cell {
  if (value === null) return '–';
  return value === 'Infinity' ? '∞' : Number(value);
}
