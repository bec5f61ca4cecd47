import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { type Options, readOptions, usage } from './options.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { tableOf } from './table.ts';
import { workloads } from './workloads.ts';

const names = workloads.map(({ name }) => name);

const options = chosenOptions();
if (options === null) process.stdout.write(`${usage}\nWorkloads: ${names.join(', ')}\n`);
else await bench(options);

/** What the command line asks for; one that cannot be used ends the program. */
function chosenOptions(): Options | null {
  try {
    return readOptions(process.argv.slice(2), names);
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}

async function bench({ rounds, only, json }: Options): Promise<void> {
  const before = machine();
  const outcomes: Outcome[] = [];
  for (const workload of workloads) {
    if (!only.some((start) => workload.name.startsWith(start))) continue;
    process.stderr.write(`${workload.name} …\n`);
    outcomes.push(await outcomeOf(workload, rounds));
  }
  const conditions = { ...before, loadAfter: load(), rounds };
  process.stdout.write(`${sentence(conditions)}\n\n${tableOf(outcomes)}`);
  if (json !== null) await writeFile(json, asJson(conditions, outcomes));
  if (outcomes.some(({ failure }) => failure !== null)) process.exitCode = 1;
}

interface Conditions {
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  /** How many processes were waiting or running, on average over a minute. */
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly rounds: number;
}

function machine(): Omit<Conditions, 'loadAfter' | 'rounds'> {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  return { processor, cores: availableParallelism(), node: process.version, loadBefore: load() };
}

function load(): number {
  return loadavg()[0];
}

function sentence({ processor, cores, node, loadBefore, loadAfter, rounds }: Conditions): string {
  const loads = `load ${loadBefore.toFixed(1)} before and ${loadAfter.toFixed(1)} after`;
  return `Medians of ${rounds} rounds, one thread; ${processor}, ${cores} cores, ${loads}; Node ${node}.`;
}

function asJson(conditions: Conditions, outcomes: readonly Outcome[]): string {
  const results = outcomes.map(({ workload: { name, task, wanted }, measurement, failure }) => ({
    name,
    task,
    wanted,
    failure,
    ...measurement,
  }));
  return `${JSON.stringify({ conditions, results }, null, 2)}\n`;
}
