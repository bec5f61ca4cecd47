import { parseArgs } from 'node:util';

export interface Options {
  /** Counted runs of each contender. */
  readonly rounds: number;
  /** Which workloads to run: those whose names start with one of these. */
  readonly only: readonly string[];
  /** The file for the figures as JSON; null for none. */
  readonly json: string | null;
}

export const usage = `Usage: pnpm bench [options]

  --rounds N    counted runs of each contender (9)
  --only NAME   only workloads whose names start so; may be given again (all)
  --json FILE   write every time and figure to FILE, too
  --help        show this and the workloads' names
`;

/** The command line as options; null where help is asked for. */
export function readOptions(argv: readonly string[], names: readonly string[]): Options | null {
  // `pnpm bench -- --rounds 3` hands the separator on.
  const args = argv[0] === '--' ? argv.slice(1) : [...argv];
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '9' },
      only: { type: 'string', multiple: true, default: [''] },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  for (const start of values.only) {
    if (names.some((name) => name.startsWith(start))) continue;
    throw new RangeError(
      `--only: no workload's name starts with ${start}; use ${names.join(', ')}`,
    );
  }
  return { rounds: roundsOf(values.rounds), only: values.only, json: values.json ?? null };
}

function roundsOf(given: string): number {
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new RangeError(`--rounds: needs a whole number from 1 on, got ${given}`);
}
