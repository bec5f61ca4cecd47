import { jsonNumber } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import type { Output } from './output.ts';
import { type Show, shareDone, type Tally } from './tally.ts';

/** One line at the start of a run and at each quarter of it; of several runs, one for each. */
export function plainLines(output: Output, locale: Locale): Show {
  const shown = new Map<Tally, number>();
  return (tally, isRunDone) => {
    const quarter = Math.floor(4 * shareDone(tally));
    const isNews = tally.runs > 1 ? isRunDone : shown.get(tally) !== quarter;
    if (!isNews) return;
    shown.set(tally, quarter);
    output.write(
      `${tally.name}: ${[counts(tally, locale), ...costOf(tally, locale)].join(', ')}\n`,
    );
  };
}

/** `42%`; of several runs `3 of 10 seeds`. */
export function counts(tally: Tally, { text, format }: Locale): string {
  const { runs, finished } = tally;
  if (runs > 1) return text.progress.seeds(format.count(finished), format.count(runs));
  return format.percent(Math.floor(100 * shareDone(tally)) / 100);
}

export function costOf({ latest }: Tally, { text, format }: Locale): readonly string[] {
  return latest?.cost === undefined
    ? []
    : [text.progress.cost(format.decimal(jsonNumber(latest.cost)))];
}
