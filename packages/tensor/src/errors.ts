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
    const limit: unknown = Reflect.get(Error, 'stackTraceLimit');
    const isLimited = typeof limit === 'number' && ownFolder !== undefined;
    // Room for this package's frames, which would otherwise displace the caller's.
    if (isLimited) Reflect.set(Error, 'stackTraceLimit', limit + MOST_OWN_FRAMES);
    super(message);
    if (isLimited) Reflect.set(Error, 'stackTraceLimit', limit);
    if (this.stack !== undefined && ownFolder !== undefined) {
      const lines = this.stack.split('\n').filter((line) => !isOwnFrame(line, ownFolder));
      this.stack = (isLimited ? lines.slice(0, 1 + limit) : lines).join('\n');
    }
  }
}

/** Where an error was thrown, as `file:line:column`; empty where the engine does not tell. */
export function lineOf({ stack = '' }: TensorError): string {
  for (const frame of stack.split('\n')) {
    const match = FRAME.exec(frame);
    if (match !== null) return match[1] ?? match[2];
  }
  return '';
}

/** `at name (place)`, `at place` and `name@place`, the ways in which engines write a frame. */
const FRAME = /^\s*at .*\((.+:\d+:\d+)\)$|^(?:\s*at (?:async )?|[^\s@]*@)(.+:\d+:\d+)$/;

/** More than this package ever stacks up, be it for the deepest of nested arrays. */
const MOST_OWN_FRAMES = 100;

/** The folder of this package's modules, as stack traces write it; unknown once it is bundled. */
const ownFolder = /([^\s(@]*)errors\.[jt]s/.exec(new Error().stack ?? '')?.[1];

/** Whether a line of a stack is in this package, or in the engine, as in `Array.map`. */
function isOwnFrame(line: string, folder: string): boolean {
  return line.includes(folder) || /\(<anonymous>\)$|\[native code\]$/.test(line);
}
