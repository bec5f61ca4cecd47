/**
 * Colours that remain distinct with any common form of colour blindness (Okabe & Ito 2008, Color
 * Universal Design), in the order in which the schemes take them.
 */
const schemeColors = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#b8860b', '#000000'];

/** The colour of the scheme at a place in the list; with very many schemes colours come again. */
export function schemeColor(index: number): string {
  return schemeColors[index % schemeColors.length] ?? ink;
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
