import { expectFunction, expectList, expectObject, refuse } from '../expect.ts';
import type { CourseSchema, TrainingDefinition } from './definition.ts';

const costForms = ['fromProbabilities', 'fromLogits', 'ofLastUpdate'];

/**
 * Refuses what would go wrong in the middle of a training. What every exercise has is checked when
 * the exercise is planned.
 *
 * @throws RangeError naming the field, what it must be and what it is.
 */
export function checkDefinition<Schema extends CourseSchema>(
  definition: TrainingDefinition<Schema>,
): void {
  const { data, settings, variants, costEvery, referenceCost } = expectObject(
    'the definition',
    definition,
  );
  expectFunction('data', data);
  if (!Number.isInteger(costEvery) || Number(costEvery) < 1) {
    refuse('costEvery', 'a whole number, 1 or more', costEvery);
  }
  if (referenceCost !== undefined && !costForms.some((form) => form === referenceCost)) {
    refuse('referenceCost', `one of ${costForms.join(', ')}`, referenceCost);
  }
  expectObject('settings.iterations', expectObject('settings', settings).iterations);
  for (const [i, variant] of expectList('variants', variants).entries()) {
    const { training } = expectObject(`variants[${i}]`, variant);
    expectFunction(`variants[${i}].training`, training);
  }
}
