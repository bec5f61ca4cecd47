import type { Contender } from '../contender.ts';
import { ownProcess } from './child-process.ts';

/** A JavaScript contender each of whose runs is the first one of a new process. */
export function freshProcess(name: string, script: URL, setUp: object): Contender {
  const inProcess = ownProcess(name, script, setUp);
  const run = async () => {
    const runner = await inProcess.start();
    try {
      return await runner.run();
    } finally {
      runner.stop();
    }
  };
  return { name, start: () => Promise.resolve({ version: '', run, stop: () => undefined }) };
}
