/**
 * An engine: a seeded sequence of 32-bit words. All distributions are made from these words in one
 * way (see `random-from-words.ts`), so an engine is nothing but this.
 */
export interface WordSource {
  /** Names the algorithm, so that a state is never restored into another one. */
  readonly algorithm: string;
  /** The next word: an integer from 0 to 2^32 − 1, all equally likely. */
  next(): number;
  /** A new source of the same algorithm, seeded with words drawn from this one. */
  spawn(): WordSource;
  /** Everything that the coming words depend on: a list, always as long, of 32-bit words. */
  save(): number[];
  /** Takes up what an earlier `save` gave, or throws a RangeError and stays as it was. */
  load(words: readonly number[]): void;
}

/** 256 bits: far more than enough that no two seeds drawn in practice are ever the same. */
const SEED_WORDS = 8;

/** The words that seed a spawned source. */
export function drawSeed(source: WordSource): number[] {
  return Array.from({ length: SEED_WORDS }, () => source.next());
}
