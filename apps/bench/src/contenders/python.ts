import { spawnSync } from 'node:child_process';
import { type Contender, NotAvailable } from '../contender.ts';
import { startChild } from './child-process.ts';

export interface PythonOptions {
  /** A file of the folder `python`. */
  readonly script: string;
  /** The modules that the script imports and this machine may lack. */
  readonly modules: readonly string[];
  readonly setUp: object;
  /** How many units of work a run does; its time is given for one. */
  readonly unitsPerRun?: number;
}

/** The one on the path comes first; the other is where Linux distributions put their packages. */
const interpreters = ['python3', '/usr/bin/python3'];

/** A script of the folder `python`, run by the first interpreter that has its modules. */
export function python(name: string, { script, modules, ...options }: PythonOptions): Contender {
  return {
    name,
    async start() {
      const url = new URL(`../../python/${script}`, import.meta.url);
      return startChild({ ...options, name, command: [interpreterWith(modules)], script: url });
    },
  };
}

function interpreterWith(modules: readonly string[]): string {
  const program = `import ${modules.join(', ')}`;
  const found = interpreters.find(
    (interpreter) => spawnSync(interpreter, ['-c', program], { stdio: 'ignore' }).status === 0,
  );
  if (found !== undefined) return found;
  throw new NotAvailable(`no python3 here has ${modules.join(' and ')}`);
}
