import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Program } from './program.ts';

/** Node 24's binary, if there is one for this platform. */
export function findNode24(): string | null {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  try {
    const owner = createRequire(import.meta.url).resolve('@semente/node-24/package.json');
    const manifest = createRequire(owner).resolve(`node-${platform}-${process.arch}/package.json`);
    return join(dirname(manifest), 'bin', name);
  } catch {
    return null;
  }
}

/** Prints what the program beside it gives. */
const starter = `
import run from './program.mjs';
console.log(JSON.stringify(await run()));`;

/** Runs a program by a Node, from files. */
export async function inNode(binary: string, { code }: Program): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'engines-'));
  try {
    await writeFile(join(folder, 'program.mjs'), code);
    await writeFile(join(folder, 'start.mjs'), starter);
    return JSON.parse(await outputOf(binary, join(folder, 'start.mjs')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function outputOf(binary: string, file: string): Promise<string> {
  const child = spawn(binary, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const status = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const [output, ended] = await Promise.all([text(child.stdout), status]);
  if (ended !== 0) throw new Error(`${binary} ended with status ${ended}`);
  return output;
}
