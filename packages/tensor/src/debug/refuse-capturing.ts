import { TensorError } from '../errors.ts';
import { isCapturing } from '../tensor.ts';

/** Refuses to look at numbers where there are none yet. */
export function refuseCapturing(attempt: string, remedy: string): void {
  if (!isCapturing()) return;
  throw new TensorError(
    `${attempt}: there are no numbers to look at while a function is being compiled; ${remedy}`,
  );
}
