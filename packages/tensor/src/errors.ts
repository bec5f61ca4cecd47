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

const ownFolders = ['../src/', '../dist/'].map((path) => new URL(path, import.meta.url).pathname);

function withoutOwnFrames(stack: string): string {
  const lines = stack.split('\n');
  const foreign = lines.filter((line) => !ownFolders.some((folder) => line.includes(folder)));
  const hasCaller = foreign.some((line) => /:\d+:\d+\)?$/.test(line));
  return hasCaller ? foreign.join('\n') : stack;
}
