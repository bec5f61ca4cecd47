import { allocate, type DType } from '../dtype.ts';
import { rowMajor, type Strided } from '../memory/strided.ts';
import { type Loop, loopOf } from '../scalar/loop.ts';
import { type Program, program, type ScalarFunction } from '../scalar/program.ts';
import { type Precision, precisionOf, run } from '../scalar/run.ts';
import { sizeOf } from '../shape.ts';
import type { Operation, VectorJacobianProduct } from '../tensor.ts';
import { runLoop } from './run-loop.ts';
import { rowMajorElements } from './scratch.ts';

/** An operation that treats every element alike, given by what it does to one. */
export interface ElementwiseDefinition {
  readonly name: string;
  /** The sign by which it is written in formulas, if it has one. */
  readonly symbol?: string;
  readonly scalar: ScalarFunction;
  /**
   * The output's kind of number; by default that of the last input. (Of several inputs all have one
   * kind, but for the condition of `where`, which comes first and is a bool.)
   */
  readonly dtype?: DType;
  /**
   * The kind of number inside the expression; by default the output's, so that every step rounds as
   * the tensor does. `float64` where a formula needs the room: its result is then rounded once.
   */
  readonly precision?: Precision;
  /**
   * The same function for an output of float32, where its digits are had more cheaply; by default
   * `scalar`. The precision is that of `scalar`.
   */
  readonly float32Scalar?: ScalarFunction;
  readonly vjp: readonly VectorJacobianProduct<undefined>[];
}

/** The operation on inputs that all have one shape. */
export function elementwise(definition: ElementwiseDefinition): Operation {
  const { name, symbol, scalar, float32Scalar = scalar, vjp } = definition;
  const scalarFor = (dtype: DType) => (dtype === 'float32' ? float32Scalar : scalar);
  const [steps, float32Steps] = [program(scalar), program(float32Scalar)];
  const stepsFor = (dtype: DType) => (dtype === 'float32' ? float32Steps : steps);
  const loopFor = loopsOf(name, stepsFor);
  return {
    name,
    symbol,
    vjp,
    lowering: { kind: 'elementwise', scalarFor, precision: definition.precision },
    type: (inputs) => {
      const last = inputs[inputs.length - 1];
      return { shape: last.shape, dtype: definition.dtype ?? last.dtype };
    },
    evaluate(inputs, { shape, dtype }) {
      const size = sizeOf(shape);
      const output = allocate(dtype, size);
      const precision = definition.precision ?? precisionOf(dtype);
      const loop = loopFor(inputs, dtype, precision);
      if (loop === null)
        run(stepsFor(dtype), inputs.map(rowMajorElements), output, size, precision);
      else runLoop(loop, inputs, output, shape);
      return rowMajor(dtype, output, shape);
    },
  };
}

/**
 * A loop for each combination of dtypes, made when it is first needed: an engine is at its best
 * with a loop that only ever meets arrays of the same kinds.
 */
function loopsOf(name: string, stepsFor: (dtype: DType) => Program) {
  const loops = new Map<string, Loop | null>();
  let [latest, latestDTypes]: [Loop | null, readonly DType[]] = [null, []];
  return (inputs: readonly Strided[], dtype: DType, precision: Precision): Loop | null => {
    const isAsBefore =
      latestDTypes.at(-1) === dtype && inputs.every((input, i) => input.dtype === latestDTypes[i]);
    if (isAsBefore) return latest;
    latestDTypes = [...inputs.map((input) => input.dtype), dtype];
    const key = latestDTypes.join();
    const known = loops.get(key);
    latest =
      known === undefined
        ? loopOf(stepsFor(dtype), inputs.length, precision, `${encodeURI(name)}:${key}`)
        : known;
    loops.set(key, latest);
    return latest;
  };
}
