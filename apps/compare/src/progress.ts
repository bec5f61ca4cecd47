import type { Progress } from '@semente/experiment';
import { colorsFor } from './colors.ts';
import type { Locale } from './locale.ts';

/** The part of a stream such as `process.stderr` that showing progress needs. */
export interface Output {
  readonly isTTY?: boolean;
  /** The width of a terminal; 0 where it does not know it. */
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressOptions {
  /** The time in milliseconds, for the time left. */
  readonly now?: () => number;
}

/** Shows how far each scheme has come: a bar on a terminal, a few plain lines elsewhere. */
export function showProgress(
  output: Output,
  names: readonly string[],
  locale: Locale,
  { now = () => performance.now() }: ProgressOptions = {},
): (progress: Progress) => void {
  const width = Math.max(...names.map((name) => name.length));
  return output.isTTY === true
    ? terminalBars(output, width, locale, now)
    : plainLines(output, locale);
}

const widestBar = 30;
const clearToEndOfLine = '\u001B[K';

/**
 * The schemes train one after another, so only the lowest bar moves: it is drawn over itself, and
 * the cursor goes on to the next line once it is full.
 */
function terminalBars(
  output: Output,
  nameWidth: number,
  locale: Locale,
  now: () => number,
): (progress: Progress) => void {
  const colors = colorsFor(output);
  let current = -1;
  let start = 0;
  return (progress) => {
    if (progress.variantIndex !== current) {
      current = progress.variantIndex;
      start = now();
    }
    const done = shareDone(progress);
    const width = (output.columns || 80) - 1;
    const name = `${progress.variant.padEnd(nameWidth)}  `.slice(0, width);
    const room = width - name.length;
    const readings = `  ${readingsText(progress, (now() - start) / 1000, locale)}`.slice(0, room);
    const length = Math.min(widestBar, room - readings.length);
    const filled = Math.round(done * length);
    const bar = colors.green('█'.repeat(filled)) + colors.dim('░'.repeat(length - filled));
    const lineEnd = clearToEndOfLine + (done < 1 ? '' : '\n');
    output.write(`\r${name}${bar}${readings}${lineEnd}`);
  };
}

function readingsText(progress: Progress, seconds: number, { text, format }: Locale): string {
  const { iteration, iterations, cost } = progress;
  const done = shareDone(progress);
  const counts = `${format.integer(iteration)}/${format.integer(iterations)}`;
  const time =
    done < 1
      ? text.progress.left(format.integer(Math.ceil(done > 0 ? seconds / done - seconds : 0)))
      : text.progress.took(format.integer(Math.round(seconds)));
  return `${text.progress.bar(counts, format.number(cost))}  ${time}`;
}

/** One line at the start of a scheme's training and at each quarter of it. */
function plainLines(output: Output, { text, format }: Locale): (progress: Progress) => void {
  let shown = '';
  return (progress) => {
    const quarter = Math.floor(4 * shareDone(progress));
    const place = `${progress.variantIndex} ${quarter}`;
    if (place === shown) return;
    shown = place;
    const { variant, iteration, iterations, cost } = progress;
    const counts = [format.integer(iteration), format.integer(iterations)] as const;
    output.write(`${text.progress.line(variant, ...counts, format.number(cost))}\n`);
  };
}

function shareDone({ iteration, iterations }: Progress): number {
  return iterations === 0 ? 1 : iteration / iterations;
}
