import type { RunCommand } from './command-line/command.ts';
import { mistake } from './exercises/mistake.ts';
import { Failure } from './failure.ts';
import type { Locale } from './locale.ts';
import { reportPaths } from './report/files.ts';
import { refuseObstacles, report } from './report-step.ts';
import { doRuns, RunError } from './runs/do-runs.ts';
import { manifestOf } from './runs/manifest.ts';
import { keysOf, prepare } from './runs/prepare.ts';
import { isIn, shardText } from './runs/shard.ts';
import { type RunKey, type RunStore, runStore } from './runs/store.ts';
import { showProgress } from './terminal/progress.ts';

/**
 * Runs a comparison, or one part of it, and shows its progress; each finished run is stored at once.
 * Then writes the report, unless other parts are to come.
 *
 * @throws UsageError before anything runs if nothing could be stored or written.
 * @throws Failure if a run fails, or cannot be stored.
 */
export async function compare(command: RunCommand): Promise<void> {
  const { plan, loaded, out, format, locale, shard } = command;
  refuseObstacles(out, ['runs/', ...(shard === undefined ? reportPaths(format) : [])], locale);
  const store = runStore(out);
  const manifest = manifestOf(plan, loaded, shard);
  orFail(
    () => prepare(store, manifest, command.earlierRuns, locale),
    (reason) => locale.text.errors.writeFailed(out, reason),
  );
  const keys = keysOf(manifest).filter((_, index) => isIn(shard, index));
  const texts = await runAll(command, store, keys);
  if (shard === undefined) {
    const measurements = texts.map((text): unknown => JSON.parse(text));
    return report({ plan, measurements, locale, format }, loaded, out);
  }
  const { stored } = locale.text.runs;
  const count = locale.format.count(keys.length);
  process.stdout.write(`${stored(shardText(shard), count, store.folder)}\n`);
}

/** The JSON texts of all measurements: what is not stored yet is run. */
async function runAll(
  { plan, loaded, locale, workers, isCompiled }: RunCommand,
  store: RunStore,
  keys: readonly RunKey[],
): Promise<readonly string[]> {
  const texts = keys.map((key) => store.read(key));
  const stored = keys.filter((_, i) => texts[i] !== undefined);
  const missing = keys.filter((_, i) => texts[i] === undefined);
  const { resumed } = locale.text.runs;
  if (stored.length > 0) {
    process.stderr.write(`${resumed(locale.format.count(stored.length))}\n`);
  }
  const display = showProgress(process.stderr, keys, locale, { stored });
  const onDone = (key: RunKey, text: string): void => {
    keep(store, key, text, locale);
    texts[keys.indexOf(key)] = text;
    display.onDone(key);
  };
  const { onProgress } = display;
  try {
    await doRuns(plan, missing, loaded.path, { workers, isCompiled, onProgress, onDone });
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    throw new Failure(
      locale.text.errors.runFailed(runName(error.key, locale), mistake(error.cause, loaded.path)),
      error.cause,
    );
  }
  return texts.filter((text) => text !== undefined);
}

function keep(store: RunStore, key: RunKey, text: string, locale: Locale): void {
  orFail(
    () => store.write(key, text),
    (reason) => locale.text.errors.notStored(runName(key, locale), store.folder, reason),
  );
}

function runName({ variant, seed }: RunKey, { text }: Locale): string {
  return text.runs.name(variant, seed);
}

/** Does what the file system may refuse. */
function orFail(work: () => void, message: (reason: string) => string): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new Failure(message(error.message), error);
  }
}
