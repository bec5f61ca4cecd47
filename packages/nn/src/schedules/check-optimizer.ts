import { shown } from '../shown.ts';

/** For callers whose types nobody checked. */
export function checkOptimizer(who: string, optimizer: unknown): void {
  const isObject = typeof optimizer === 'object' && optimizer !== null;
  if (isObject && 'learningRates' in optimizer) return;
  throw new RangeError(`${who}: needs an optimizer, as sgd makes one, got ${shown(optimizer)}`);
}
