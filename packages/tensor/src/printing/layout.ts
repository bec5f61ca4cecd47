import type { Strided } from '../memory/strided.ts';
import type { Shape } from '../shape.ts';

/** How elements are arranged on the page. */
export interface PageOptions {
  /** What stands between two elements. */
  readonly separator: string;
  /** The column in which the first bracket stands. */
  readonly indent: number;
  /** How many elements at either end of an axis are shown; all if there are not many more. */
  readonly edge: number;
}

/** The length of a line; a longer row goes on in the next. */
export const LINE = 75;

/** The places along an axis that are shown, and null for those left out between them. */
function shownPlaces(length: number, edge: number): (number | null)[] {
  const places = Array.from({ length: Math.min(length, 2 * edge) }, (_, i) => i);
  if (length <= 2 * edge) return places;
  return [
    ...places.slice(0, edge),
    null,
    ...places.slice(edge).map((place) => place + length - 2 * edge),
  ];
}

/** The elements that are shown, in row-major order. */
export function shownElements({ array, shape, strides, offset }: Strided, edge: number): number[] {
  const elements: number[] = [];
  const visit = (axis: number, from: number): void => {
    if (axis === shape.length) {
      elements.push(array[from]);
      return;
    }
    for (const place of shownPlaces(shape[axis], edge)) {
      if (place !== null) visit(axis + 1, from + place * strides[axis]);
    }
  };
  visit(0, offset);
  return elements;
}

/** The shown elements, as written, in nested brackets; matrices have a blank line between them. */
export function layOut(
  words: readonly string[],
  shape: Shape,
  { separator, indent, edge }: PageOptions,
): string {
  const rank = shape.length;
  let next = 0;
  const block = (axis: number): string => {
    if (axis === rank) return words[next++];
    const parts = shownPlaces(shape[axis], edge).map((place) =>
      place === null ? '...' : block(axis + 1),
    );
    const margin = ' '.repeat(indent + axis + 1);
    if (axis === rank - 1) return `[${row(parts, separator, margin, LINE - rank)}]`;
    const between = `${separator.trimEnd()}${'\n'.repeat(rank - axis - 1)}${margin}`;
    return `[${parts.join(between)}]`;
  };
  return shape.includes(0) ? '[]' : block(0).trimStart();
}

/** Words in lines of at most so many characters, margin included; all but the first begin with it. */
function row(words: readonly string[], separator: string, margin: string, width: number): string {
  const lines: string[] = [];
  let line = margin;
  for (const [i, word] of words.entries()) {
    if (line.length + word.length > width && line !== margin) {
      lines.push(line.trimEnd());
      line = margin;
    }
    line += i < words.length - 1 ? word + separator : word;
  }
  return [...lines, line].join('\n').slice(margin.length);
}
