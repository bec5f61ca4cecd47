import { Digest } from '@semente/engines/digest';
import * as fc from 'fast-check';
import { compile, type Tensor } from '../../src/index.ts';
import { differentiable, gradients, prepare, settings } from '../operation-settings.ts';
import { floating, type Use, uses } from '../operation-uses.ts';

type Run = (...operands: Tensor[]) => Tensor[];

const draws = { numRuns: 10, seed: 1 };

/** Digests of what each operation computes, and of its gradients, compiled and not. */
export default async function digests(): Promise<
  Record<'eager' | 'compiled', Record<string, string>>
> {
  return {
    eager: await digestsOf((run) => run),
    compiled: await digestsOf((run) => compile(run)),
  };
}

async function digestsOf(mode: (run: Run) => Run): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, use] of Object.entries(uses)) found[name] = await digestOf(use, mode);
  return found;
}

function digestOf(use: fc.Arbitrary<Use>, mode: (run: Run) => Run): Promise<string> {
  const digest = new Digest();
  for (const [drawn, setting] of fc.sample(fc.tuple(use, settings), draws)) {
    const { fn, inputs } = prepare(drawn, setting);
    digest.add(...mode((...operands) => [fn(...operands)])(...inputs));
  }
  for (const [drawn, setting] of fc.sample(fc.tuple(use, differentiable), draws)) {
    const { fn, inputs } = prepare(drawn, setting);
    digest.add(...mode(gradients(floating(fn)))(...inputs));
  }
  return digest.sha256();
}
