/** The part of a stream such as `process.stderr` that is needed to show something. */
export interface Output {
  readonly isTTY?: boolean;
  /** The size of a terminal; 0 where it does not know it. */
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}
