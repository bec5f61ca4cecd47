import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';

/** Where a program runs. */
export interface Surroundings {
  /** The folder of a package: the program finds what the package's own modules find. */
  readonly packageFolder: URL;
  /** Modules of the package itself, in its folder, by the names under which others import them. */
  readonly imports: Readonly<Record<string, string>>;
}

/** Runs a program, and gives what each of its lines printed first. */
export async function printedBy(
  code: string,
  { packageFolder, imports }: Surroundings,
): Promise<Map<number, string>> {
  const reports = new URL('reports/', packageFolder);
  await mkdir(reports, { recursive: true });
  const folder = await mkdtemp(fileURLToPath(new URL('example-', reports)));
  const file = pathToFileURL(`${folder}/program.ts`);
  const own = Object.entries(imports).reduce(
    (text, [name, module]) => text.replaceAll(`'${name}'`, `'../../${module}'`),
    code,
  );
  const numbered = own
    .split('\n')
    .map((line, i) => line.replace('console.log(', `console.log(${i}, `));
  try {
    await writeFile(file, `${numbered.join('\n')}\nexport {};\n`);
    return await listeningTo(() => import(/* @vite-ignore */ file.href));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs a program whose lines print their numbers first. */
async function listeningTo(program: () => Promise<unknown>): Promise<Map<number, string>> {
  const printed = new Map<number, string>();
  const { log } = console;
  console.log = (line: number, ...given: unknown[]) => {
    if (!printed.has(line)) printed.set(line, given.map(written).join(' '));
  };
  try {
    await program();
  } finally {
    console.log = log;
  }
  return printed;
}

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: Number.POSITIVE_INFINITY });
}
