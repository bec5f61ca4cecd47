import { TensorError } from './errors.ts';
import { requireFunction } from './require.ts';

let enabled = true;

/** Whether operations are being written on the tape. */
export function isGradEnabled(): boolean {
  return enabled;
}

/** Runs `body` with the tape switched on or off, and puts the switch back, come what may. */
export function withGradMode<T>(isEnabled: boolean, body: () => T): T {
  const before = enabled;
  enabled = isEnabled;
  try {
    return body();
  } finally {
    enabled = before;
  }
}

/**
 * Runs `body` without a tape: its results have no history, so no gradient flows through them and
 * nothing is remembered for backward. For evaluation and for updates.
 *
 * @throws TensorError if `body` is no function, or is async.
 * @example
 * ```ts
 * import { noGrad, tensor } from '@semente/tensor';
 *
 * const w = tensor(2, { requiresGrad: true });
 * const doubled = noGrad(() => w.mul(2));
 * console.log(doubled.requiresGrad); // false
 * ```
 */
export function noGrad<T>(body: () => T): T {
  requireFunction('noGrad', body);
  const result = withGradMode(false, body);
  if (result instanceof Promise) {
    throw new TensorError(
      'noGrad: the function must not be async, got a Promise: after the first await the tape would be written again; await outside of noGrad()',
    );
  }
  return result;
}
