/** What the source of an exercise printed, digit for digit. */
export interface Reference {
  readonly costs: readonly { readonly iteration: number; readonly printed: string }[];
  /** A source that had no test points printed no accuracy on them. */
  readonly accuracy: { readonly train: number; readonly test?: number };
}

/** The costs as they were printed, every so many iterations from 0 on, with white space between. */
export function printed(
  costs: string,
  { every, accuracy }: { readonly every: number; readonly accuracy: Reference['accuracy'] },
): Reference {
  const each = costs.trim().split(/\s+/);
  return { costs: each.map((cost, i) => ({ iteration: every * i, printed: cost })), accuracy };
}
