import { Digest } from '@semente/engines/digest';
import * as fc from 'fast-check';
import { compile } from '../../src/index.ts';
import { gradientsOf, inputsOf, instance, type Program, program } from '../random-programs.ts';

type Run = ReturnType<typeof instance>['fn'];

const PROGRAMS = 1000;
const CALLS = 2;

/** Digests of all that random programs compute, compiled and not. */
export default async function digests(): Promise<Record<'eager' | 'compiled', string>> {
  const programs = fc.sample(program, { numRuns: PROGRAMS, seed: 1 });
  return {
    eager: await digestOf(programs, (fn) => fn),
    compiled: await digestOf(programs, (fn) => compile(fn)),
  };
}

function digestOf(programs: readonly Program[], prepare: (fn: Run) => Run): Promise<string> {
  const digest = new Digest();
  for (const drawn of programs) {
    const { parameters, fn } = instance(drawn);
    const run = prepare(fn);
    for (let call = 0; call < CALLS; call++) {
      digest.add(...run(...inputsOf(drawn, call)), ...parameters, ...gradientsOf(parameters));
    }
  }
  return digest.sha256();
}
