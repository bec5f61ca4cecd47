import { describe } from './describe.ts';
import { TensorError } from './errors.ts';

/** Refuses whatever cannot be called, for callers without a type checker. */
export function requireFunction(attempt: string, fn: unknown): void {
  if (typeof fn !== 'function') {
    throw new TensorError(`${attempt}: expected a function, got ${describe(fn)}`);
  }
}
