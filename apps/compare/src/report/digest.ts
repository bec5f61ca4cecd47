import { createHash } from 'node:crypto';
import type { ExperimentResult } from '@semente/experiment';
import { canonicalJson } from './canonical-json.ts';

/**
 * A fingerprint of what was measured, and of nothing else: which exercise, under which settings and
 * seeds, and the measurements of each variant. Texts may be reworded and translated without it.
 */
export function digestOf({ exercise, settings, seeds, variants }: ExperimentResult): string {
  const measured = {
    exercise: exercise.name,
    settings,
    seeds,
    variants: variants.map(({ name, runs }) => ({ name, runs })),
  };
  return `sha256:${createHash('sha256').update(canonicalJson(measured)).digest('hex')}`;
}
