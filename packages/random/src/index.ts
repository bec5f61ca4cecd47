export { isRandom } from './is-random.ts';
export { numpyRandom } from './numpy-random.ts';
export type { Random, RandomState } from './random.ts';
export { seededRandom } from './seeded-random.ts';
