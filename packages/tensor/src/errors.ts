/**
 * A tensor operation was asked for something that has no meaning: shapes that do not fit, an axis
 * that is not there, a value where a gradient is needed.
 *
 * The message names what was attempted, what was given and what would fit. The stack begins at the
 * caller's own line: the frames of this package, and of those that build on it and say so, are left
 * out, because the mistake is not in them.
 */
export class TensorError extends Error {
  override readonly name: string = 'TensorError';

  constructor(message: string) {
    const limit: unknown = Reflect.get(Error, 'stackTraceLimit');
    const isLimited = typeof limit === 'number' && ownFolders.size > 0;
    // Room for the packages' frames, which would otherwise displace the caller's.
    if (isLimited) Reflect.set(Error, 'stackTraceLimit', limit + MOST_OWN_FRAMES);
    super(message);
    if (isLimited) Reflect.set(Error, 'stackTraceLimit', limit);
    if (this.stack !== undefined && ownFolders.size > 0) {
      const lines = this.stack.split('\n').filter((line) => !isOwnFrame(line));
      this.stack = (isLimited ? lines.slice(0, 1 + Math.max(0, limit)) : lines).join('\n');
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

/** More than the packages ever stack up, be it for the deepest of nested arrays. */
const MOST_OWN_FRAMES = 100;

/** The folders of packages' modules, as stack traces write them; none once they are bundled. */
const ownFolders = new Set<string>();

/** The folder and the name of a module in a frame: a path or an address, maybe with a query. */
const MODULE = /([^\s(@]*[/\\])([^\s/\\]+)\.[jt]s(?:\?[^\s:]*)?:\d/;

/**
 * Has a package's frames left out of the stacks of errors: for packages whose functions are called
 * by those who make the mistakes.
 *
 * @param made - An error that was made in a module at the top of the package's folder.
 * @param module - That module's name, without its ending. It should be one that no bundle has: the
 * frames of a bundle are the caller's, too.
 * @example
 * ```ts
 * import { leaveOutOfStacks } from '@semente/tensor';
 *
 * leaveOutOfStacks(new Error(), 'own-frames'); // in src/own-frames.ts
 * ```
 */
export function leaveOutOfStacks({ stack = '' }: Error, module: string): void {
  const [, folder, name] = MODULE.exec(stack) ?? [];
  if (name === module && folder !== undefined) ownFolders.add(folder);
}

/** Whether a line of a stack is in one of the packages, or in the engine, as in `Array.map`. */
function isOwnFrame(line: string): boolean {
  // The message is among the lines, whatever it says.
  if (!/^\s+at |^[^\s@]*@/.test(line)) return false;
  if (/\(<anonymous>\)$|\[native code\]$/.test(line)) return true;
  return [...ownFolders].some((folder) => line.includes(folder));
}
