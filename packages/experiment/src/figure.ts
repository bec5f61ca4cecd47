import type { NumberStyle } from './format.ts';
import type { Localized } from './localized.ts';
import type { Boundary } from './measure/grid.ts';
import type { Summary } from './measure/summary.ts';

/** What is to be drawn, as data: the report draws each kind in one way. */
export type Figure = LinesFigure | MapsFigure | HistogramsFigure | HeatmapFigure;

interface Described {
  /** The name of its file, in kebab case, without an ending. */
  readonly file: string;
  readonly heading: Localized;
  /** What the figure shows, for those who do not see it: plain text. */
  readonly alternative: Localized;
  readonly caption: Localized;
}

/** Lines over a common axis, in one panel or in several beside each other. */
export interface LinesFigure extends Described {
  readonly kind: 'lines';
  readonly x: Axis;
  readonly y: Axis;
  readonly panels: readonly {
    /** Above the panel; left out where there is one panel only. */
    readonly title?: Localized;
    readonly lines: readonly Line[];
    /** Values to compare with: across the panel, dashed, with their names. */
    readonly marks?: readonly { readonly y: number; readonly label: Localized }[];
  }[];
}

export interface Axis {
  readonly label: Localized;
  readonly scale: 'linear' | 'log';
  /** How its numbers are written; by default as decimals. */
  readonly style?: NumberStyle;
  /**
   * The values that the axis must have room for; by default all finite ones. Lines that leave it are
   * cut off, and a line that starts above it says where.
   */
  readonly domain?: readonly [number, number];
}

export interface Line {
  readonly title: Localized;
  /** Lines of the same group have the same colour; by default each line is a group of its own. */
  readonly group?: number;
  /** `line` joins its points, `dashed` too (theory beside a measurement), `dots` shows them alone. */
  readonly style?: 'line' | 'dashed' | 'dots';
  readonly points: readonly LinePoint[];
}

/** A point of a line; `low` to `high` is shaded, as the quartiles around a median. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
}

/** The decision of a network at every place of a plane, with the points it learned from. */
export interface MapsFigure extends Described {
  readonly kind: 'maps';
  readonly panels: readonly {
    readonly title: Localized;
    readonly subtitle: Localized;
    readonly boundary: Boundary;
    readonly points: Points;
  }[];
}

/** Labelled points: `x` is `[samples, 2]`, `y` holds one label, 0 or 1, for each. */
export interface Points {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
}

/** How values are distributed: a row for each variant, groups of columns side by side. */
export interface HistogramsFigure extends Described {
  readonly kind: 'histograms';
  /** The heading of each group of columns, and of the columns in every group. */
  readonly groups: readonly Localized[];
  readonly columns: readonly Localized[];
  readonly rows: readonly {
    readonly title: Localized;
    /** `[group][column]`. */
    readonly cells: readonly (readonly Summary[])[];
  }[];
}

/** A value at every place of a grid, as colours, with lines over it. */
export interface HeatmapFigure extends Described {
  readonly kind: 'heatmap';
  readonly x: Axis;
  readonly y: Axis;
  /** What the colours stand for; values beyond the domain have the colour of its nearer end. */
  readonly value: {
    readonly label: Localized;
    readonly domain: readonly [number, number];
    /** How its numbers are written; by default as decimals. */
    readonly style?: NumberStyle;
  };
  readonly panels: readonly {
    readonly title?: Localized;
    /** Where the grid's columns and rows are, ascending. */
    readonly xs: readonly number[];
    readonly ys: readonly number[];
    /** `[row][column]`: the value at `ys[row]` and `xs[column]`; NaN where there is none. */
    readonly values: readonly (readonly number[])[];
    readonly lines?: readonly Line[];
  }[];
}
