import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Contender, Run, Runner } from '../contender.ts';

export interface ChildOptions {
  readonly name: string;
  /** The program and what it is told before the script. */
  readonly command: readonly [program: string, ...options: string[]];
  readonly script: URL;
  /** What the script is to do, in a form that JSON holds. */
  readonly setUp: object;
  /** How many units of work a run does; its time is given for one. */
  readonly unitsPerRun?: number;
}

const oneThread = { OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };

/**
 * A JavaScript contender in a process of its own: V8 makes every access to a typed array slower, for
 * good, once any WebAssembly memory of the process has grown.
 */
export function ownProcess(name: string, script: URL, setUp: object): Contender {
  const command = [process.execPath, ...process.execArgv] as const;
  return { name, start: () => startChild({ name, command, script, setUp }) };
}

/**
 * A contender in a process of its own. It answers each line of its input by a line of JSON: the
 * set-up by its version, every other line by the time and the losses of a run, by its own clock.
 */
export async function startChild(options: ChildOptions): Promise<Runner> {
  const { setUp, unitsPerRun = 1 } = options;
  const { ask, stop } = converse(options);
  const { version } = (await ask(JSON.stringify(setUp))) as { version: string };
  const run = async (): Promise<Run> => {
    const answer = (await ask('run')) as { seconds: number; losses: readonly string[] };
    return { seconds: answer.seconds / unitsPerRun, values: answer.losses.map(Number) };
  };
  return { version, run, stop };
}

interface Conversation {
  /** Sends one line and resolves to the answer. */
  ask(line: string): Promise<unknown>;
  stop(): void;
}

function converse({ name, command, script }: ChildOptions): Conversation {
  const [program, ...options] = command;
  const { stdin, stdout } = spawn(program, [...options, fileURLToPath(script)], {
    env: { ...process.env, ...oneThread },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // A process that ends early is noticed by the answer that does not come.
  stdin.on('error', () => undefined);
  const answers = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    async ask(line) {
      stdin.write(`${line}\n`);
      const { value, done } = await answers.next();
      if (done === true) throw new Error(`${name}: its process ended without an answer`);
      return JSON.parse(value);
    },
    stop: () => void stdin.end(),
  };
}
