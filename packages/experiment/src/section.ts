import type { Figure } from './figure.ts';
import type { NumberStyle } from './format.ts';
import type { Localized } from './localized.ts';

/** A part of a report under a heading of its own. */
export interface Section {
  readonly heading: Localized;
  readonly blocks: readonly Block[];
}

export type Block = Text | Table | Figure;

/** A paragraph. */
export interface Text {
  readonly kind: 'text';
  readonly text: Localized;
}

export interface Table {
  readonly kind: 'table';
  /** A heading of its own within the section. */
  readonly heading?: Localized;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column; with a style its cells that are numbers are written in it. */
export interface Column {
  readonly heading: Localized;
  readonly style?: NumberStyle;
  /** Whether the cells stand to the right, as numbers do; by default if there is a style. */
  readonly isNumeric?: boolean;
}

export type Cell = number | string | Localized;
