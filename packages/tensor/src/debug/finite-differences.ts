import { tensor } from '../creation/from-values.ts';
import type { Tensor } from '../tensor.ts';

/** One element of one of a function's inputs, to be moved. */
export interface Element {
  readonly inputs: readonly Tensor[];
  /** Which input, and which of its elements in row-major order. */
  readonly which: number;
  readonly element: number;
}

/** The steps at which a function has to be known for its derivative. */
export const STEPS: readonly number[] = [-2, -1, 1, 2];

/** The element's value. */
export function valueAt({ inputs, which, element }: Element): number {
  return inputs[which].toTypedArray()[element];
}

/** How far a step goes: where rounding and truncation meet. */
export function stepOf(place: Element): number {
  return 1e-3 * Math.max(1, Math.abs(valueAt(place)));
}

/** The inputs, as leaves that require a gradient, with the element moved by so many steps. */
export function moved(place: Element, steps: number): Tensor[] {
  const { inputs, which, element } = place;
  return inputs.map((input, i) => {
    const values = input.toTypedArray();
    if (i === which) values[element] += steps * stepOf(place);
    return tensor(values, { shape: input.shape, requiresGrad: true });
  });
}

/** What a value's derivative is that was measured at the four steps (Fornberg 1988, table 1). */
export function derivative(values: readonly number[], step: number): number {
  const [back2, back1, ahead1, ahead2] = values;
  return (8 * (ahead1 - back1) - (ahead2 - back2)) / (12 * step);
}

/** Whether a derivative is as near to the differences as they can tell; NaN never is. */
export function agrees(byRule: number, byDifferences: number, tolerance: number): boolean {
  return Math.abs(byRule - byDifferences) <= tolerance * Math.max(1, Math.abs(byDifferences));
}

/** Weights that differ from element to element, so that mistakes do not cancel. The first is 1. */
export function weightsOf({ size, shape }: Tensor): Tensor {
  const weights = Float64Array.from({ length: size }, (_, i) => 0.5 + ((0.5 + i * 0.618034) % 1));
  return tensor(weights, { shape });
}
