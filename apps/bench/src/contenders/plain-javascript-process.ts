import { createInterface } from 'node:readline';
import type { Run } from '../contender.ts';
import { plainTraining } from './plain-javascript.ts';

/*
 * The process of the plain JavaScript contender: the first line is the set-up, each further line
 * asks for a run.
 */

let run: (() => Run) | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  if (run === undefined) {
    run = plainTraining(JSON.parse(line));
    answer({ version: '' });
  } else {
    const { seconds, values } = run();
    answer({ seconds, losses: values.map(String) });
  }
}

function answer(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
