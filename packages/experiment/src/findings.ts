import type { Finding, Variant, VariantRun } from './exercise.ts';

/** What the variant of a name gave; undefined if it was not run. */
export function measurementOf<M>(
  runs: readonly VariantRun<Variant, M>[],
  name: string,
): M | undefined {
  return runs.find(({ variant }) => variant.name === name)?.measurement;
}

/** The findings that can be judged: where something was not run, there is none in its place. */
export function judged(findings: readonly (Finding | false | undefined)[]): readonly Finding[] {
  return findings.filter((finding) => typeof finding === 'object');
}
