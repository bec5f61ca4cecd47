/** A part of a comparison: the first of three is `{ part: 1, of: 3 }`. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** Whether the job at an index belongs to a part. Parts differ by one job at most. */
export function isIn(shard: Shard | undefined, index: number): boolean {
  return shard === undefined || index % shard.of === shard.part - 1;
}

export function shardText({ part, of }: Shard): string {
  return `${part}/${of}`;
}
