import type { Tensor } from '../tensor.ts';
import { tapeOf } from './backpropagate.ts';

/** The tracked tensors from before a moment that a value was computed from. */
export function readFromBefore(value: Tensor, moment: number): Tensor[] {
  const isFromBefore = (x: Tensor): boolean => x.createdAt < moment;
  return tapeOf([value], isFromBefore).filter(isFromBefore);
}
