import { fileURLToPath } from 'node:url';
import { type Choice, type Plan, plan } from '@semente/experiment';
import type { LoadedExercise } from '../src/exercises/load.ts';
import { type Manifest, manifestOf } from '../src/runs/manifest.ts';
import wander from './exercises/wander.ts';

export const wanderPath: string = fileURLToPath(new URL('exercises/wander.ts', import.meta.url));

const loaded: LoadedExercise = {
  exercise: wander,
  given: wanderPath,
  path: wanderPath,
};

/** A plan of the exercise that the tests run. */
export function planned(choice: Choice = {}): Plan {
  return plan(loaded.exercise, choice);
}

/** The manifest of such a plan. */
export function manifested(choice: Choice = {}): Manifest {
  return manifestOf(planned(choice), loaded, undefined);
}
