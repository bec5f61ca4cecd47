import { max, mean, min, std, type Tensor } from '@semente/tensor';
import { checkDataset } from './check-dataset.ts';
import type { Dataset } from './dataset.ts';

/** A data set, which may know the names of its features and classes. */
export interface NamedDataset extends Dataset {
  readonly featureNames?: readonly string[];
  readonly classNames?: readonly string[];
}

/** So many different whole numbers are taken for classes; more are taken for quantities. */
const MOST_CLASSES = 50;
/** The ranges of so many features are shown. */
const MOST_RANGES = 12;

/**
 * What is in a data set, as text for the terminal: its shape, its classes and how they are balanced,
 * and the range of every feature.
 *
 * @param data - x: [samples, …] and y: [samples, …].
 * @throws RangeError if the data does not fit.
 * @example
 * ```ts
 * import { describe, moons } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * console.log(describe(moons({ random: seededRandom(1) })));
 * // x: float64 [100, 2], y: float64 [100]
 * // …
 * ```
 */
export function describe(data: NamedDataset): string {
  const samples = checkDataset('describe', data);
  const { x, y } = data;
  const head = `x: ${typeOf(x)}, y: ${typeOf(y)}`;
  if (samples === 0) return head;
  const classes = classSizesOf(y);
  const answers = classes
    ? classTable(classes, samples, data.classNames)
    : rangeTable(y, [], 'target');
  const features = rangeTable(x, data.featureNames ?? [], 'feature');
  return [head, '', ...answers, '', ...features].join('\n');
}

function typeOf({ dtype, shape }: Tensor): string {
  return `${dtype} [${shape.join(', ')}]`;
}

/** The labels and how many samples have each, in ascending order; nothing if y holds quantities. */
function classSizesOf(y: Tensor): Map<number, number> | undefined {
  const sizes = new Map<number, number>();
  for (const label of y.toTypedArray()) {
    sizes.set(label, (sizes.get(label) ?? 0) + 1);
    if (!Number.isInteger(label) || sizes.size > MOST_CLASSES) return undefined;
  }
  return y.rank === 1 ? new Map([...sizes].sort(([a], [b]) => a - b)) : undefined;
}

function classTable(
  sizes: ReadonlyMap<number, number>,
  samples: number,
  names: readonly string[] = [],
): string[] {
  const rows = [...sizes].map(([label, size]) => [
    names[label] === undefined ? `${label}` : `${label} ${names[label]}`,
    `${size}`,
    `${((100 * size) / samples).toFixed(1)} %`,
  ]);
  return table(['class', 'samples', 'share'], rows);
}

function rangeTable(values: Tensor, names: readonly string[], what: string): string[] {
  const [samples] = values.shape;
  const columns = values.reshape([samples, values.size / samples]);
  const shown = columns.slice(1, { end: MOST_RANGES }).asType('float64');
  const figures = [min(shown, 0), mean(shown, 0), max(shown, 0), std(shown, 0, { correction: 0 })];
  const rows = Array.from({ length: shown.shape[1] }, (_, column) => [
    names[column] ?? `${column}`,
    ...figures.map((figure) => figureText(figure.at(column).item())),
  ]);
  const more = columns.shape[1] - rows.length;
  const heading = [what, 'least', 'mean', 'greatest', 'deviation'];
  return [...table(heading, rows), ...(more > 0 ? [`… and ${more} more`] : [])];
}

function figureText(value: number): string {
  return `${Number(value.toPrecision(4))}`;
}

/** The first column is text and begins on the left, the others are numbers and end on the right. */
function table(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const lines = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) =>
    line
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd(),
  );
}
