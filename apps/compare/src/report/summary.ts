import type {
  ExperimentResult,
  JsonNumber,
  MetricResult,
  Statistics,
  VariantResult,
} from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { numberText } from '../number-text.ts';
import { code, formula, section, table } from './markdown.ts';

/** The answer in one table: how each variant came out. */
export function summary(result: ExperimentResult, locale: Locale): string {
  const { metrics, seeds, variants } = result;
  const { heading, note } = locale.text.report.results;
  const columns = columnsOf(result, locale);
  const rows = variants.map((variant) => columns.map(({ cell }) => cell(variant)));
  const hasIntervals = seeds.length > 1 && metrics.length > 0;
  const about = hasIntervals ? note(String(seeds.length)) : '';
  const caution = hasIntervals ? cautionFor(seeds.length, locale) : '';
  return section(heading, table(columns, rows), [about, caution].filter(Boolean).join(' '));
}

/** The fewest values whose range holds the median of all possible ones with 95 % confidence. */
const LEAST_SEEDS = 6;

/** How sure an interval of a median can be at most, where that is less than it is to be. */
function cautionFor(seeds: number, { text, format }: Locale): string {
  if (seeds >= LEAST_SEEDS) return '';
  const { fewSeeds } = text.report.results;
  return fewSeeds(String(LEAST_SEEDS), String(seeds), format.percent(coverageOfRange(seeds)));
}

/**
 * The probability that the median of a distribution lies between the smallest and the largest of
 * some draws: it does not if all fall on the same side, which each does with probability 1/2
 * (Thompson 1936, Annals of Mathematical Statistics 7).
 */
export function coverageOfRange(draws: number): number {
  return 1 - 2 * 0.5 ** draws;
}

interface SummaryColumn {
  readonly heading: string;
  readonly isNumeric?: boolean;
  cell(variant: VariantResult): string;
}

function columnsOf(
  { metrics, seeds, variants }: ExperimentResult,
  locale: Locale,
): readonly SummaryColumn[] {
  const { text, language } = locale;
  const words = text.report.results;
  const hasSeveral = seeds.length > 1;
  return [
    { heading: words.variant, cell: ({ title, name }) => `${title[language]} (${code(name)})` },
    { heading: words.rule, cell: ({ rule }) => formula(rule) },
    ...metrics.map((metric) => ({
      heading: metric.title[language],
      isNumeric: true,
      cell: (variant: VariantResult) =>
        statisticsText(variant.metrics[metric.name], metric, locale),
    })),
    ...(hasSeveral && variants.some(({ trained }) => trained !== null)
      ? [{ heading: words.trained, isNumeric: true, cell: trainedOf(locale) }]
      : []),
    ...(variants.some(({ comment }) => comment !== null)
      ? [
          {
            heading: hasSeveral ? words.commentUnder(String(seeds[0])) : words.comment,
            cell: ({ comment }: VariantResult) => comment?.[language] ?? '',
          },
        ]
      : []),
  ];
}

/** One number for one run; for several the median, below it its quartiles and its interval. */
function statisticsText(
  { median, lowerQuartile, upperQuartile, interval }: Statistics,
  { format: style }: MetricResult,
  { format }: Locale,
): string {
  const written = (value: JsonNumber): string => numberText(value, style, format);
  if (interval === null) return written(median);
  const quartiles = [lowerQuartile, upperQuartile].map(written).join(' – ');
  return `${written(median)}<br>[${quartiles}]<br>(${interval.map(written).join(' – ')})`;
}

function trainedOf({ text, format }: Locale): (variant: VariantResult) => string {
  return ({ trained }) => {
    if (trained === null) return '';
    const share = text.report.results.share(String(trained.count), String(trained.of));
    return `${share}<br>(${trained.interval.map((end) => format.percent(end)).join(' – ')})`;
  };
}
