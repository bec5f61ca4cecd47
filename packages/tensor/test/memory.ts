import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { arena } from '../src/compile/arena/arena.ts';

setFlagsFromString('--expose-gc');

/** Frees what is unreachable, at once. Those who wait for it are told when the program pauses. */
export const collectGarbage = runInNewContext('gc') as () => void;

/** The bytes that compiled functions share. */
export function arenaBytes(): number {
  return arena().memory.buffer.byteLength;
}
