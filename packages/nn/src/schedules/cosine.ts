import { cos, tensor } from '@semente/tensor';

/** From `start` to `end` along half a period of the cosine, as `share` goes from 0 to 1. */
export function alongCosine(start: number, end: number, share: number): number {
  return end + ((start - end) * (1 + cos(tensor(Math.PI * share)).item())) / 2;
}
