import type { Progress } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import type { RunKey } from '../runs/store.ts';
import { barBlock } from './bar-block.ts';
import type { Output } from './output.ts';
import { plainLines } from './plain-lines.ts';
import { finish, hear, type Tally, talliesOf } from './tally.ts';

/** Shows how far the variants have come: bars on a terminal, a few plain lines elsewhere. */
export interface ProgressDisplay {
  onProgress(progress: Progress): void;
  onDone(key: RunKey): void;
}

export interface ProgressOptions {
  /** Runs that are finished already. */
  readonly stored?: readonly RunKey[];
  /** The time in milliseconds. */
  readonly now?: () => number;
}

export function showProgress(
  output: Output,
  keys: readonly RunKey[],
  locale: Locale,
  { stored = [], now = () => performance.now() }: ProgressOptions = {},
): ProgressDisplay {
  const tallies = talliesOf(keys);
  const tallyOf = (name: string): Tally | undefined => tallies.find((tally) => tally.name === name);
  for (const { variant } of stored) {
    const tally = tallyOf(variant);
    if (tally !== undefined) tally.finished++;
  }
  const show = output.isTTY ? barBlock(output, tallies, locale, now) : plainLines(output, locale);
  return {
    onProgress(progress) {
      const tally = tallyOf(progress.variant);
      if (tally === undefined) return;
      hear(tally, progress, now());
      show(tally, false);
    },
    onDone({ variant, seed }) {
      const tally = tallyOf(variant);
      if (tally === undefined) return;
      finish(tally, seed, now());
      show(tally, true);
    },
  };
}
