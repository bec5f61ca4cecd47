import { type DType, noGrad, type Shape, type Tensor, zeros } from '@semente/tensor';
import { type Layer, nameOf, partsOf } from './layers/layer.ts';
import { namedTensors } from './named-tensors.ts';
import { parameters } from './parameters.ts';
import { shown } from './shown.ts';

/** What a summary has to know of the input. */
export interface SummaryOptions {
  /** That of the model's first parameter by default, or `float64`; `int32` for words. */
  readonly dtype?: DType;
}

/** A line of the table: a layer, or a total. */
type Row = readonly [layer: string, output: string, trainable: string, buffers: string];

/**
 * A table of a model's layers, for people to read: for each layer the shape of its output, how many
 * numbers are trained and how many belong to its state without being trained. Layers within a layer
 * are indented below it. A tensor that several layers share counts for the first one.
 *
 * The model runs once, in evaluation, on an input of zeros. The parts of
 * `sequential` and `residual` have lines of their own; what another layer holds is counted in its line.
 *
 * @param inputShape - With the samples: `[1, 784]`.
 * @throws RangeError if the model is no layer.
 * @throws TensorError if the input does not fit the model.
 * @example
 * ```ts
 * import { linear, relu, sequential, summary } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom(1);
 * const model = sequential(linear(2, 10, { random }), relu(), linear(10, 1, { random }));
 * console.log(summary(model, [300, 2]));
 * // layer               output     trainable  buffers
 * // sequential          [300, 1]
 * //   0: linear(2, 10)  [300, 10]         30        0
 * //   1: relu()         [300, 10]          0        0
 * //   2: linear(10, 1)  [300, 1]          11        0
 * // total                                 41        0
 * ```
 */
export function summary(model: Layer, inputShape: Shape, options: SummaryOptions = {}): string {
  if (typeof model !== 'function') {
    throw new RangeError(`summary: expected a layer, got ${shown(model)}`);
  }
  const { dtype = parameters(model)[0]?.dtype ?? 'float64' } = options;
  const counted = new Set<Tensor>();
  const rows = noGrad(() => rowsOf('', '', model, zeros(inputShape, { dtype }), counted));
  const header: Row = ['layer', 'output', 'trainable', 'buffers'];
  return table([header, ...rows, ['total', '', ...countsOf([...counted])]]);
}

/** The line of a layer and, indented below it, those of the layers it is made of. */
function rowsOf(
  indent: string,
  label: string,
  layer: Layer,
  x: Tensor,
  counted: Set<Tensor>,
): Row[] {
  let signal = x;
  const inner = partsOf(layer).flatMap(([place, part]) => {
    const rows = rowsOf(`${indent}  `, `${place}: `, part, signal, counted);
    signal = part(signal, 'evaluation');
    return rows;
  });
  const tensors = namedTensors('summary', layer).map(([, tensor]) => tensor);
  const own = tensors.filter((tensor) => !counted.has(tensor));
  for (const tensor of own) counted.add(tensor);
  const counts = inner.length > 0 && own.length === 0 ? (['', ''] as const) : countsOf(own);
  const output = `[${layer(x, 'evaluation').shape.join(', ')}]`;
  return [[`${indent}${label}${nameOf(layer)}`, output, ...counts], ...inner];
}

/** How many numbers are trained, and how many are not. */
function countsOf(tensors: readonly Tensor[]): readonly [trainable: string, buffers: string] {
  const total = (some: readonly Tensor[]): string =>
    some.reduce((sum, tensor) => sum + tensor.size, 0).toString();
  const isTrained = ({ requiresGrad }: Tensor): boolean => requiresGrad;
  return [total(tensors.filter(isTrained)), total(tensors.filter((tensor) => !isTrained(tensor)))];
}

/** Columns as wide as their widest cell: names to the left, numbers to the right. */
function table(rows: readonly Row[]): string {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}
