/** The options that every exercise has and that take a value, each with a value that would do. */
export const valueOptions = {
  schemes: 'zeros,he',
  seed: '3',
  seeds: '10',
  workers: '2',
  shard: '1/4',
  format: 'html',
  out: 'report',
  lang: 'en',
} as const;

/** The options that are given or not. */
export const flags = ['resume', 'fresh', 'eager', 'watch', 'help'] as const;

export type Flag = (typeof flags)[number];

/** The word that stands where the name of an exercise could, and asks for something else. */
export const mergeWord = 'merge';

/** What no exercise and none of its settings may be called. */
export const reservedNames: readonly string[] = [...Object.keys(valueOptions), ...flags, mergeWord];
