import { createInterface } from 'node:readline';
import type { Run } from '../contender.ts';

/**
 * Makes this process the contender that `startChild` talks to: the first line of its input is the
 * set-up, and each further line asks for a run.
 */
export async function serve<SetUp>(prepare: (setUp: SetUp) => () => Run): Promise<void> {
  let run: (() => Run) | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    if (run === undefined) {
      run = prepare(JSON.parse(line));
      answer({ version: '' });
    } else {
      const { seconds, values } = run();
      answer({ seconds, losses: values.map(String) });
    }
  }
}

function answer(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
