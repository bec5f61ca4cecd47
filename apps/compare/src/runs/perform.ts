import type { MessagePort } from 'node:worker_threads';
import { type Exercise, type Plan, type Progress, plan, runJob } from '@semente/experiment';
import type { RunKey } from './store.ts';

/** A run as a thread is told of it: everything in it can be sent. */
export interface Task {
  /** The URL of the exercise's file. */
  readonly exercise: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly key: RunKey;
  readonly isCompiled: boolean;
  readonly port: MessagePort;
}

/** As often as an eye can follow. */
const MILLISECONDS_BETWEEN_MESSAGES = 50;

/** Does a task in the thread that it is called in. Gives the JSON text of the measurement. */
export async function perform({
  exercise,
  settings,
  key,
  isCompiled,
  port,
}: Task): Promise<string> {
  const module: { readonly default: Exercise } = await import(exercise);
  const chosen = plan(module.default, { variants: [key.variant], seeds: [key.seed], settings });
  let last = Number.NEGATIVE_INFINITY;
  const onProgress = (progress: Progress): void => {
    const isTooSoon = performance.now() - last < MILLISECONDS_BETWEEN_MESSAGES;
    if (isTooSoon && progress.shareDone < 1) return;
    last = performance.now();
    port.postMessage(progress);
  };
  return measured(chosen, key, isCompiled, onProgress);
}

/** The JSON text of the measurement of one run of a plan. */
export async function measured(
  chosen: Plan,
  { variant: name, seed }: RunKey,
  isCompiled: boolean,
  onProgress: (progress: Progress) => void,
): Promise<string> {
  const variant = chosen.variants.find((candidate) => candidate.name === name);
  if (variant === undefined) throw new RangeError(`the plan has no variant '${name}'`);
  const measurement = await runJob(chosen, { variant, seed }, { isCompiled, onProgress });
  const text: string | undefined = JSON.stringify(measurement);
  if (text === undefined) throw new TypeError('measure must give plain JSON, got nothing');
  return text;
}
