import { Digest } from '@semente/engines/digest';
import { tenSteps } from '../ten-steps.ts';
import { trainingCases } from '../training-cases.ts';

/** Digests of ten steps from every initializer and by every optimizer, compiled and not. */
export default async function digests(): Promise<
  Record<'eager' | 'compiled', Record<string, string>>
> {
  return { eager: await digestsOf(false), compiled: await digestsOf(true) };
}

async function digestsOf(isCompiled: boolean): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, training] of trainingCases) {
    for (const dtype of ['float64', 'float32'] as const) {
      const { losses, parameters } = tenSteps(training, dtype, isCompiled);
      const digest = new Digest();
      digest.add(...losses, ...parameters);
      found[`${name} in ${dtype}`] = await digest.sha256();
    }
  }
  return found;
}
