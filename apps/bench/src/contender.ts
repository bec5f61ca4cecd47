/** One way of doing a workload's task: a library, hand-written code, or ours. */
export interface Contender {
  readonly name: string;
  /**
   * Does once what no run is charged for: loads, draws the data, makes the program.
   *
   * @throws NotAvailable where this machine lacks what the contender needs.
   */
  start(): Promise<Runner>;
}

/** A contender that is ready to run, again and again from the same starting state. */
export interface Runner {
  /** Of the library that runs, such as `2.4.6`; empty for what has no version of its own. */
  readonly version: string;
  run(): Run | Promise<Run>;
  stop(): void;
}

/** What one run took and what it gave. */
export interface Run {
  /** Of wall-clock time, by the contender's own clock. */
  readonly seconds: number;
  /** What proves that the work was done and done right, such as the losses on the way. */
  readonly values: readonly number[];
}

/** The machine lacks what a contender needs. The benchmark says so and goes on. */
export class NotAvailable extends Error {}

/** A contender that runs in this process. */
export function inProcess(
  name: string,
  prepare: () => (() => Run) | Promise<() => Run>,
): Contender {
  return {
    name,
    async start() {
      return { version: '', run: await prepare(), stop: () => undefined };
    },
  };
}

/** Calls some work once and takes the time. */
export function timed<Result>(work: () => Result): { seconds: number; result: Result } {
  const start = performance.now();
  const result = work();
  return { seconds: (performance.now() - start) / 1000, result };
}
