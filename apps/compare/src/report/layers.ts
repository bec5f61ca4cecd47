import type { ExperimentResult, LayerMeasurement, VariantResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { section, table } from './markdown.ts';

/** What the figures show of each layer, in numbers: before training → after it. */
export function layers({ variants }: ExperimentResult, locale: Locale): string {
  const text = locale.text.report.layers;
  const columns = [
    { heading: text.scheme },
    { heading: text.layer, isNumeric: true },
    { heading: text.shape },
    ...[text.rank, text.distinctUnits, text.zeros, text.activation, text.gradient].map(
      (heading) => ({ heading, isNumeric: true }),
    ),
  ];
  const rows = variants.flatMap((variant) => layerRows(variant, locale));
  return section(text.heading, table(columns, rows), text.note);
}

function layerRows(
  { title, layers: { before, after } }: VariantResult,
  { format, language }: Locale,
): readonly (readonly string[])[] {
  return before.map((first, index) => {
    const last = after[index] ?? first;
    const change = (of: (layer: LayerMeasurement) => string): string =>
      `${of(first)} → ${of(last)}`;
    return [
      title[language],
      String(index + 1),
      first.weightShape.join(' × '),
      change(({ weightRank }) => String(weightRank)),
      change(({ distinctUnits }) => String(distinctUnits)),
      change(({ shareOfZeros }) => format.percent(shareOfZeros)),
      change(({ activation }) => format.short(activation.rootMeanSquare)),
      change(({ weightGradient }) => format.short(weightGradient.rootMeanSquare)),
    ];
  });
}
