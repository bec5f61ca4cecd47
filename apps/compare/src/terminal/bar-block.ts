import type { Locale } from '../locale.ts';
import { colorsFor } from './colors.ts';
import type { Output } from './output.ts';
import { costOf, counts } from './plain-lines.ts';
import { type Show, shareDone, type Tally } from './tally.ts';

const WIDEST_BAR = 30;
const MILLISECONDS_BETWEEN_FRAMES = 40;
const clearToEndOfLine = '\u001B[K';

/** A bar for each variant, one below the other, drawn over themselves. */
export function barBlock(
  output: Output,
  tallies: readonly Tally[],
  locale: Locale,
  now: () => number,
): Show {
  let height = 0;
  let last = Number.NEGATIVE_INFINITY;
  return (_, isRunDone) => {
    if (!isRunDone && now() - last < MILLISECONDS_BETWEEN_FRAMES) return;
    last = now();
    const width = (output.columns || 80) - 1;
    const lines = visible(tallies, output.rows || 24).map(
      (tally) => lineOf(tally, tallies, width, locale, output, now()) + clearToEndOfLine,
    );
    const up = height === 0 ? '' : `\u001B[${height}A`;
    output.write(`${up}\r${lines.join('\n')}\n`);
    height = lines.length;
  };
}

/** As many as a terminal has rows for: it cannot draw over what has left its top. */
function visible(tallies: readonly Tally[], rows: number): readonly Tally[] {
  const room = Math.max(1, rows - 1);
  const firstGoing = tallies.findIndex((tally) => tally.end === undefined);
  const first = firstGoing < 0 ? tallies.length : firstGoing;
  const start = Math.max(0, Math.min(first, tallies.length - room));
  return tallies.slice(start, start + room);
}

function lineOf(
  tally: Tally,
  tallies: readonly Tally[],
  width: number,
  locale: Locale,
  output: Output,
  time: number,
): string {
  const colors = colorsFor(output);
  const nameWidth = Math.max(...tallies.map(({ name }) => name.length));
  const name = `${tally.name.padEnd(nameWidth)}  `.slice(0, width);
  const room = width - name.length;
  const readings = `  ${readingsOf(tally, locale, time).join('  ')}`.slice(0, room);
  const length = Math.min(WIDEST_BAR, room - readings.length);
  const filled = Math.round(shareDone(tally) * length);
  return (
    name + colors.green('█'.repeat(filled)) + colors.dim('░'.repeat(length - filled)) + readings
  );
}

function readingsOf(tally: Tally, locale: Locale, time: number): readonly string[] {
  const spark = tally.latest?.course.text() ?? '';
  const readings = [
    counts(tally, locale),
    ...costOf(tally, locale),
    ...timeOf(tally, locale, time),
  ];
  return spark.length > 1 ? [...readings, spark] : readings;
}

/** How long the rest will take at the pace so far, or how long all of it took. */
function timeOf(tally: Tally, { text, format }: Locale, time: number): readonly string[] {
  const { start, end } = tally;
  if (start === undefined) return [];
  const seconds = ((end ?? time) - start.time) / 1000;
  if (end !== undefined) return [text.progress.took(format.count(Math.round(seconds)))];
  const share = shareDone(tally);
  if (share <= start.share) return [];
  const left = (seconds * (1 - share)) / (share - start.share);
  return [text.progress.left(format.count(Math.ceil(left)))];
}
