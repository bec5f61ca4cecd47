/**
 * A tensor operation was asked for something that has no meaning: shapes that do not fit, an axis
 * that is not there, a value where a gradient is needed.
 *
 * The message names what was attempted, what was given and what would fit. The stack begins at the
 * caller's own line: the frames of this package are left out, because the mistake is not in them.
 */
export class TensorError extends Error {
  override readonly name: string = 'TensorError';

  constructor(message: string) {
    super(message);
    if (this.stack !== undefined) this.stack = withoutOwnFrames(this.stack);
  }
}

/** The folder of this package's modules, as stack traces write it; unknown once it is bundled. */
const ownFolder = /([^\s(@]*)errors\.[jt]s/.exec(new Error().stack ?? '')?.[1];

function withoutOwnFrames(stack: string): string {
  if (ownFolder === undefined) return stack;
  return stack
    .split('\n')
    .filter((line) => !line.includes(ownFolder))
    .join('\n');
}
