/** 2³² − 1: seeds are whole numbers from 0 to this one. */
export const LARGEST_SEED = 4_294_967_295;

export function isSeed(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST_SEED;
}
