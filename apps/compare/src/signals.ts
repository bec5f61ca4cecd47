import { constants } from 'node:os';

const held = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs synchronous work that an interrupt must not cut in two. A signal that came before it ends
 * the program before it starts; one that comes meanwhile ends the program once it is done, with
 * the exit code that shells give to that signal.
 *
 * Outside of this no handler is installed, so that Ctrl-C ends a long synchronous loop at once.
 */
export async function holdingSignals(work: () => void): Promise<void> {
  const end = (signal: NodeJS.Signals): void => process.exit(128 + constants.signals[signal]);
  for (const signal of held) process.on(signal, end);
  try {
    await pendingSignals();
    work();
    await pendingSignals();
  } finally {
    for (const signal of held) process.off(signal, end);
  }
}

/** Handlers of signals run when the event loop polls, which it does before its next immediate. */
function pendingSignals(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
