import type { SymbolType } from '@observablehq/plot';

/** How the lines and the name of one group look. */
export interface Look {
  readonly color: string;
  /** The same hue, dark enough for words on white: a contrast of 4.5 to 1 or more. */
  readonly wordColor: string;
  readonly symbol: SymbolType;
  /** Whether the colour alone sets the group apart from those before it. */
  readonly hasOwnColor: boolean;
}

/**
 * Colours that remain distinct with any common form of colour blindness (Okabe & Ito 2008, Color
 * Universal Design), in the order in which groups take them, each with its darker shade for words.
 */
const colors = [
  ['#0072b2', '#0072b2'],
  ['#d55e00', '#b04e00'],
  ['#009e73', '#007a59'],
  ['#cc79a7', '#a3417b'],
  ['#56b4e9', '#22739c'],
  ['#b8860b', '#84610a'],
  ['#000000', '#000000'],
] as const;

const symbols = ['circle', 'square', 'triangle', 'diamond'] as const;

/** The look of the group at a place in the list; where colours come again, symbols differ. */
export function lookOf(index: number): Look {
  const round = Math.floor(index / colors.length);
  const [color, wordColor] = colors[index % colors.length];
  return { color, wordColor, symbol: symbols[round % symbols.length], hasOwnColor: round === 0 };
}

export const ink = '#24292f';
export const muted = '#57606a';
export const hairline = '#d0d7de';
export const paper = '#ffffff';

export const classColors = ['#0072b2', '#c44e00'] as const;

/** Opaque tints from certain of class 0 over undecided to certain of class 1. */
export const probabilityColors = [
  '#a9cfe6',
  '#bad9eb',
  '#cbe2f0',
  '#dcecf5',
  '#eef5fa',
  '#fbfbfb',
  '#fdf3ea',
  '#fbe6d3',
  '#f9d9bc',
  '#f7cba5',
  '#f5be8f',
] as const;

/** What a heat map shows where it has no value. */
export const noValueColor = '#e3e6ea';

/** Lines over a heat map, which stand out from all of its colours within a dark outline. */
export const overlayColors = ['#ffffff', '#ff9da7', '#ffd166'] as const;
