import type { Example } from './find.ts';
import { printedBy, type Surroundings } from './run.ts';

/** What a line printed, and what it says that it prints. */
interface Promised {
  readonly printed: string;
  readonly promised: string;
}

/** Runs an example, and gives the lines that print anything but what they say. */
export async function brokenPromises(
  { code }: Example,
  surroundings: Surroundings,
): Promise<Promised[]> {
  const refusal = /\n\/\/ (\w*Error: .*)\n$/.exec(code)?.[1];
  if (refusal !== undefined) return [await failing(code, refusal, surroundings)].filter(isBroken);
  const printed = await printedBy(code, surroundings);
  return promisedBy(code)
    .map(([line, promised]) => ({ printed: printed.get(line) ?? 'nothing', promised }))
    .filter(isBroken);
}

/** Runs a program that ends with an error, as its last line says. */
async function failing(
  code: string,
  promised: string,
  surroundings: Surroundings,
): Promise<Promised> {
  try {
    await printedBy(code, surroundings);
    return { printed: 'no error', promised };
  } catch (error) {
    return { printed: String(error), promised };
  }
}

/** What the lines of a program say that they print: behind `//`, there or on the lines below. */
function promisedBy(code: string): [line: number, text: string][] {
  const lines = code.split('\n');
  return lines.flatMap((line, i) => {
    if (!line.includes('console.log(')) return [];
    const [, comment] = line.split(/\/\/ /, 2);
    if (comment !== undefined) return [[i, comment]];
    const below = lines.slice(i + 1);
    const end = below.findIndex((other) => !other.startsWith('// '));
    const text = below.slice(0, end).map((other) => other.slice(3));
    return text.length === 0 ? [] : [[i, text.join('\n')]];
  });
}

function isBroken({ printed, promised }: Promised): boolean {
  const [actual, expected] = [printed, promised].map((text) => text.replaceAll(/[\s']/g, ''));
  const beginning = expected.indexOf('…');
  if (beginning >= 0 && actual.startsWith(expected.slice(0, beginning))) return false;
  return !expected.startsWith(actual) || !/^([,:;]|$)/.test(expected.slice(actual.length));
}
