import type { Locale } from '../locale.ts';
import { image, paragraphs, section } from './markdown.ts';

/** What the report says of a figure and where its file is, relative to the report. */
export interface FigureReference {
  readonly path: string;
  readonly heading: string;
  readonly alternative: string;
  readonly caption: string;
}

export function figures(references: readonly FigureReference[], { text }: Locale): string {
  const parts = references.map(({ path, heading, alternative, caption }) =>
    paragraphs(`### ${heading}`, image(alternative, path), caption),
  );
  return section(text.report.figures.heading, ...parts);
}
