/** What the source of an exercise printed, digit for digit. */
export interface Reference {
  readonly costs: readonly { readonly iteration: number; readonly printed: string }[];
  /** A source that had no test points printed no accuracy on them. */
  readonly accuracy: { readonly train: number; readonly test?: number };
}
