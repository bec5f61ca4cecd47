import { apply } from '../apply.ts';
import { full } from '../creation.ts';
import type { DType } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { type ElementwiseDefinition, elementwise } from '../kernels/elementwise.ts';
import { broadcastShapes, checkSize, sameShape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { broadcastTo } from './broadcast.ts';
import { requireFloating } from './require.ts';

/** A function of one tensor, element by element. */
export type UnaryFunction = (x: Tensor) => Tensor;

/** A function of two tensors, or a tensor and a number, element by element; shapes broadcast. */
export type BinaryFunction = (a: Tensor | number, b: Tensor | number) => Tensor;

/** From the definition of an elementwise operation, the function that users call. */
export function unary(definition: ElementwiseDefinition): UnaryFunction {
  const operation = elementwise(definition);
  return (x) => {
    requireFloating(definition.name, x);
    return apply(operation, [x], undefined);
  };
}

/** As `unary`, for two operands. */
export function binary(definition: ElementwiseDefinition): BinaryFunction {
  const operation = elementwise(definition);
  return (a, b) => {
    const operands = broadcastTogether(definition.name, toTensors(definition.name, a, b));
    return apply(operation, operands, undefined);
  };
}

/**
 * Both operands as tensors of one dtype: a number takes the other's.
 *
 * @throws TensorError if both are tensors of different dtypes, or not of numbers.
 */
export function toTensors(
  operation: string,
  a: Tensor | number,
  b: Tensor | number,
): [Tensor, Tensor] {
  const dtype = commonDType(operation, a, b);
  const toTensor = (x: Tensor | number): Tensor =>
    typeof x === 'number' ? full([], x, { dtype }) : x;
  return [toTensor(a), toTensor(b)];
}

function commonDType(operation: string, a: Tensor | number, b: Tensor | number): DType {
  const tensors = [a, b].filter((x) => typeof x !== 'number');
  for (const x of tensors) requireFloating(operation, x);
  if (tensors.length === 0) return 'float64';
  const [first, second = first] = tensors;
  if (second.dtype !== first.dtype) {
    throw new TensorError(
      `${operation}: cannot combine ${first} with ${second}; convert one of them by asType('${first.dtype}')`,
    );
  }
  return first.dtype;
}

/** The tensors, each repeated to the shape that all of them fit. */
export function broadcastTogether(operation: string, tensors: readonly Tensor[]): Tensor[] {
  const shape = tensors
    .map((x) => x.shape)
    .reduce((common, next) => broadcastShapes(operation, common, next));
  checkSize(operation, shape);
  return tensors.map((x) => (sameShape(x.shape, shape) ? x : broadcastTo(x, shape)));
}
