import type { Program } from './program.ts';

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
