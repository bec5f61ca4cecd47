import type { Section } from '../../section.ts';
import type { CourseSchema, TrainingComparison, TrainingDefinition } from '../definition.ts';
import type { Data } from '../training.ts';
import { boundaryMaps } from './boundary-maps.ts';
import { costCurves } from './cost-curves.ts';
import { firstCost } from './first-cost.ts';
import { activationHistograms, gradientHistograms } from './histograms.ts';
import { layerScales } from './layer-scales.ts';
import { layerTable } from './layer-table.ts';
import { referenceSection } from './reference.ts';

/** The body of the report on a training: its figures first, then what they show in numbers. */
export function trainingSections<Schema extends CourseSchema>(
  definition: TrainingDefinition<Schema>,
  comparison: TrainingComparison<Schema>,
  data: Data,
): readonly Section[] {
  const { variants } = comparison;
  const told = variants.map(({ variant, measurements: [measurement] }) => {
    return { title: variant.title, measurement };
  });
  const hasReference = definition.variants.some(({ reference }) => reference !== undefined);
  return [
    {
      heading: { en: 'Figures', 'pt-BR': 'Figuras' },
      blocks: [
        costCurves(variants),
        boundaryMaps(told, data.train),
        layerScales(told),
        activationHistograms(told),
        gradientHistograms(told),
      ],
    },
    layerTable(told),
    ...(hasReference ? [referenceSection(definition, comparison)] : []),
    ...firstCost(told),
  ];
}
