import { findChromium, inChromium } from './chromium.ts';
import { findNode24, inNode } from './node.ts';
import type { Program } from './program.ts';

export { bundle, type Program } from './program.ts';

/** An engine that may be on this machine. */
export interface Engine {
  readonly name: string;
  /** Why it cannot run anything here; null if it can. */
  readonly missing: string | null;
  /**
   * Runs a program and gives what its default export, a function, resolves to, by way of JSON.
   *
   * @param policy - The Content-Security-Policy of the page, in a browser.
   */
  run(program: Program, policy?: string): Promise<unknown>;
}

export const thisNode: Engine = {
  name: `this Node, ${process.version}`,
  missing: null,
  run: (program) => inNode(process.execPath, program),
};

const node24Binary = findNode24();

export const node24: Engine = {
  name: 'Node 24',
  missing: node24Binary === null ? 'there is no package with its binary for this platform' : null,
  run: (program) => inNode(node24Binary ?? '', program),
};

const chromiumBinary = findChromium();

export const chromium: Engine = {
  name: 'Chromium',
  missing: chromiumBinary === null ? 'it is not installed in any of the usual places' : null,
  run: (program, policy) => inChromium(chromiumBinary ?? '', program, policy),
};
