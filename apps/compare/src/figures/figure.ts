import type { ExperimentResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';

/** A kind of figure. A report draws each kind once, all schemes in it, so file names never vary. */
export interface FigureKind {
  readonly file: string;
  draw(result: ExperimentResult, locale: Locale): Figure;
}

export interface Figure {
  readonly heading: string;
  /** What the figure shows, for those who do not see it: plain text. */
  readonly alternative: string;
  readonly caption: string;
  /** A stand-alone SVG document. */
  readonly svg: string;
}
