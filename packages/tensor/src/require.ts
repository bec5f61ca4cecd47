import { describe } from './describe.ts';
import { TensorError } from './errors.ts';

/*
 * For callers without a type checker.
 */

/** Refuses whatever cannot be called. */
export function requireFunction(attempt: string, fn: unknown): void {
  if (typeof fn !== 'function') {
    throw new TensorError(`${attempt}: expected a function, got ${describe(fn)}`);
  }
}

/** Refuses options that are not written as `{ … }`, and names that no option has. */
export function checkOptions(attempt: string, options: object, names: readonly string[]): void {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TensorError(
      `${attempt}: options are written as { ${names[0]}: … }, got ${describe(given)}`,
    );
  }
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new TensorError(
      `${attempt}: there is no option ${describe(unknown)}; there are ${names.join(', ')}`,
    );
  }
}
