import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Command, type RunCommand, readCommand } from '../src/command-line/command.ts';
import { helpText } from '../src/command-line/help.ts';
import { UsageError } from '../src/usage-error.ts';

const path = fileURLToPath(new URL('exercises/wander.ts', import.meta.url));
const wander = `./${relative('.', path).replaceAll('\\', '/')}`;

/** Reads a line of the shell; `wander` stands for the path of the exercise. */
function read(line: string): Promise<Command> {
  const words = line.split(' ').filter(Boolean);
  return readCommand(words.map((word) => (word === 'wander' ? wander : word)));
}

async function run(line: string): Promise<RunCommand> {
  const command = await read(line);
  if (command.kind !== 'run') throw new Error(`${line} is no run`);
  return command;
}

async function complaint(argv: readonly string[]): Promise<string> {
  try {
    await readCommand(argv.map((word) => (word === 'wander' ? wander : word)));
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'no complaint';
}

function names(things: readonly { readonly name: string }[]): readonly string[] {
  return things.map(({ name }) => name);
}

describe('the options', () => {
  it('leave everything to the exercise if there are none', async () => {
    const { plan, ...rest } = await run('wander');
    expect(names(plan.variants)).toEqual(['short', 'long']);
    expect(plan).toMatchObject({ seeds: [7], settings: { steps: 40, startFrom: 'zero' } });
    expect(rest).toMatchObject({
      out: 'report',
      format: 'md',
      locale: { language: 'en' },
      workers: undefined,
      shard: undefined,
      earlierRuns: 'refuse',
      isCompiled: true,
    });
  });

  it('are about the first exercise if none is named', async () => {
    expect((await run('--iterations 5')).plan).toMatchObject({
      exercise: { name: 'initialization' },
      settings: { iterations: 5 },
    });
  });

  it.each([
    ['--steps 3', { steps: 3, startFrom: 'zero' }],
    ['--steps=1e3', { steps: 1000, startFrom: 'zero' }],
    ['--start-from far', { steps: 40, startFrom: 'far' }],
  ])('%s changes a setting of the exercise', async (line, settings) => {
    expect((await run(`wander ${line}`)).plan.settings).toEqual(settings);
  });

  it.each([
    ['--schemes lost', ['lost']],
    ['--schemes=long,short', ['long', 'short']],
  ])('%s chooses variants, in that order', async (line, variants) => {
    expect(names((await run(`wander ${line}`)).plan.variants)).toEqual(variants);
  });

  it.each([
    ['--seed 0', [0]],
    ['--seeds 3', [7, 8, 9]],
    ['--seed 4294967294 --seeds 2', [4294967294, 4294967295]],
  ])('%s chooses seeds', async (line, seeds) => {
    expect((await run(`wander ${line}`)).plan.seeds).toEqual(seeds);
  });

  it.each([
    ['--workers 4', { workers: 4 }],
    ['--shard 2/3', { shard: { part: 2, of: 3 } }],
    ['--resume', { earlierRuns: 'resume' }],
    ['--fresh', { earlierRuns: 'discard' }],
    ['--eager', { isCompiled: false }],
    ['--format html', { format: 'html' }],
    ['--out here', { out: 'here' }],
    ['--lang pt-BR', { locale: { language: 'pt-BR' } }],
  ])('%s says how to run', async (line, expected) => {
    expect(await run(`wander ${line}`)).toMatchObject(expected);
  });

  it.each([
    'wander --seed 4',
    '--seed 4 wander',
    '--eager wander',
    '-- wander',
    '--steps 2 wander',
  ])('%s names the exercise', async (line) => {
    expect((await run(line)).plan.exercise.name).toBe('wander');
  });

  it('take spaces around the names of schemes', async () => {
    const command = await readCommand([wander, '--schemes', 'long, short']);
    expect(names((command as RunCommand).plan.variants)).toEqual(['long', 'short']);
  });

  it.each(['--help', '-h', '--iterations nonsense --help', '--help --lang en', 'merge --help'])(
    '%s asks for help, whatever else is there',
    async (line) => {
      expect((await read(line)).kind).toBe('help');
    },
  );

  it('can ask for a merge', async () => {
    expect(await read('merge a b --out c --format json')).toMatchObject({
      kind: 'merge',
      folders: ['a', 'b'],
      out: 'c',
      format: 'json',
    });
  });

  it('can ask to watch, and the runs then start afresh each time', async () => {
    expect(await read('wander --watch --steps 3')).toMatchObject({
      kind: 'watch',
      path,
      argv: [wander, '--steps', '3', '--fresh'],
    });
  });
});

describe('help', () => {
  async function help(line: string): Promise<string> {
    const command = await read(line);
    return command.kind === 'help' ? helpText(command) : '';
  }

  it('lists the exercises by their titles', async () => {
    expect(await help('--help')).toMatch(
      /^ {2}initialization +How initial weights decide whether a network learns$/m,
    );
  });

  it('says what the settings, variants and seeds of the exercise may be', async () => {
    expect(await help('wander --help')).toContain(`Settings of the exercise wander:
  --steps VALUE       how many steps: a whole number, 1 or more (default: 40)
  --start-from VALUE  where: one of zero, far (default: zero)
  --schemes A,B       the variants to run, separated by commas: short, long, lost (default: short, long)
  --seed N            the seed, or the first of several (default: 7)
`);
  });

  it.each(['--help', '--help nonsense', '--help ./nowhere.ts'])(
    '%s is about the first exercise',
    async (line) => {
      expect(await help(line)).toContain('Settings of the exercise initialization:');
    },
  );

  it('has a place for every option', async () => {
    const [, options = ''] = (await complaint(['wander', '--nonsense'])).split('the options are ');
    const text = await help('wander --help');
    for (const option of options.split(', ')) expect(text).toContain(`${option} `);
  });

  it('speaks the language asked for', async () => {
    const text = await help('--help --lang pt-BR');
    expect(text).toMatch(/^Uso: pnpm compare \[EXERCÍCIO\] \[opções\]\n/);
    expect(text).toContain('Como os pesos iniciais decidem se uma rede aprende');
  });
});

describe('what cannot be meant', () => {
  it.each([
    [
      'wander --frobnicate',
      'unknown option --frobnicate: the options are --schemes, --seed, --seeds, --workers, --shard, --format, --out, --lang, --steps, --start-from, --resume, --fresh, --eager, --watch, --help',
    ],
    ['wander -x', /^unknown option -x: the options are /],
    ['wander --scheme long', /^unknown option --scheme: .*; did you mean --schemes\?$/],
    ['wander --step 3', /^unknown option --step: .*; did you mean --steps\?$/],
    ['--steps 3', /^unknown option --steps: /],
    ['nonsense', /^unknown exercise "nonsense": the exercises are initialization/],
    ['initialisation', /; did you mean initialization\?$/],
    ['./nowhere.ts', 'there is no file "./nowhere.ts" to take an exercise from'],
    ['nowhere.js', 'there is no file "nowhere.js" to take an exercise from'],
    ['test', /^unknown exercise "test": /],
    [
      'wander nonsense',
      'unexpected argument "nonsense": one exercise at most, and every setting is an option (--help lists them)',
    ],
    ['wander --seed 1 2', /^unexpected argument "2": /],
    ['wander --seed', '--seed needs a value, as in --seed 3'],
    ['wander --seed=', '--seed needs a value, as in --seed 3'],
    ['wander --out --seed 3', '--out needs a value, as in --out report'],
    ['wander --steps', '--steps needs a value, as in --steps 40'],
    ['wander --seed 1 --seed 2', '--seed is given more than once: give it once'],
    ['wander --eager --eager', '--eager is given more than once: give it once'],
    ['wander --eager=yes', '--eager takes no value: give it alone'],
    ['wander --resume --fresh', '--resume and --fresh contradict each other: give one of them'],
    ['wander --watch=1', '--watch takes no value: give it alone'],
    ['wander --watch --watch', '--watch is given more than once: give it once'],
    ['wander --watch --resume', '--watch and --resume contradict each other: give one of them'],
    ['wander --schemes nice', 'unknown scheme "nice": the schemes are short, long, lost'],
    ['wander --schemes short,lon', /; did you mean long\?$/],
    [
      'wander --schemes short,,long',
      '--schemes has an empty name in "short,,long": give one or more of short, long, lost, separated by commas',
    ],
    ['wander --schemes ,', /^--schemes has an empty name in ",": /],
    ['wander --schemes long,long', '--schemes names "long" more than once: name it once'],
    ['wander --steps 0', '--steps must be a whole number, 1 or more, such as 40, but it is "0"'],
    ['wander --steps 1.5', /but it is "1.5"$/],
    ['wander --steps Infinity', /but it is "Infinity"$/],
    ['wander --steps 1e999', /but it is "1e999"$/],
    ['wander --steps 0x10', /but it is "0x10"$/],
    ['wander --steps -5', /but it is "-5"$/],
    [
      'wander --start-from near',
      '--start-from must be one of zero, far, such as zero, but it is "near"',
    ],
    ['wander --start-from fat', /but it is "fat"; did you mean far\?$/],
    [
      'wander --seed 4294967296',
      '--seed must be a whole number from 0 to 4294967295, such as 3, but it is "4294967296"',
    ],
    ['wander --seed -1', /but it is "-1"$/],
    ['wander --seed 0.5', /but it is "0.5"$/],
    [
      'wander --seeds 0',
      '--seeds must be a whole number from 1 to 100000, such as 10, but it is "0"',
    ],
    ['wander --seeds 1e9', /but it is "1e9"$/],
    [
      'wander --seed 4294967295 --seeds 2',
      'there are no 2 seeds from 4294967295 on: the last one is 4294967295',
    ],
    [
      'wander --workers 0',
      '--workers must be a whole number from 1 to 1024, such as 2, but it is "0"',
    ],
    [
      'wander --shard 3/2',
      '--shard must be a part of a number of parts, such as 1/4 for the first of four, but it is "3/2"',
    ],
    ['wander --shard 0/2', /but it is "0\/2"$/],
    ['wander --shard 1', /but it is "1"$/],
    ['wander --format pdf', 'unknown format "pdf": the formats are md, html, json'],
    ['wander --lang fr', 'unknown language "fr": the languages are en, pt-BR'],
    ['wander --lang pt', 'unknown language "pt": the languages are en, pt-BR; did you mean pt-BR?'],
    ['wander --lang pt-br', /; did you mean pt-BR\?$/],
    ['wander --lang', '--lang needs a value, as in --lang en'],
    ['merge', 'merge needs the folders of the parts, as in merge part-1 part-2'],
    ['merge a --seed 3', 'unknown option --seed: the options are --out, --format, --lang, --help'],
  ])('%s', async (line, expected) => {
    expect(await complaint(line.split(' '))).toMatch(expected);
  });

  it.each([
    ['--schemes', ' '],
    ['--steps', ' '],
  ])('%s with a blank value', async (option, value) => {
    expect(await complaint(['wander', option, value])).toContain(`"${value}"`);
  });

  it('is said in the language asked for, wherever that stands on the line', async () => {
    expect(await complaint('wander --seed x --lang pt-BR'.split(' '))).toBe(
      '--seed deve ser um número inteiro de 0 a 4294967295, como 3, mas é "x"',
    );
    expect(await complaint('--lang pt-BR wander --steps x'.split(' '))).toBe(
      '--steps deve ser um número inteiro, 1 ou mais, como 40, mas é "x"',
    );
  });

  it('is said in one line', async () => {
    expect(await complaint(['a\nb'])).not.toContain('\n');
  });
});
