import { apply } from '../apply.ts';
import { type ElementwiseDefinition, elementwise } from '../kernels/elementwise.ts';
import { broadcastShapes, checkSize, sameShape } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { broadcastTo } from './broadcast.ts';
import { type Category, promote } from './promotion.ts';

/** A function of one tensor, element by element. */
export type UnaryFunction = (x: Tensor) => Tensor;

/** A function of two tensors, or a tensor and a number, element by element; shapes broadcast. */
export type BinaryFunction = (a: Tensor | number, b: Tensor | number) => Tensor;

/** An elementwise operation as a function on tensors of any dtype. */
export interface FunctionDefinition extends ElementwiseDefinition {
  /** What operands of a lesser category are converted to; `floating` by default. */
  readonly takes?: Category;
}

/** From the definition of an elementwise operation, the function that users call. */
export function unary(definition: FunctionDefinition): UnaryFunction {
  const { name, takes = 'floating' } = definition;
  const operation = elementwise(definition);
  return (x) => {
    requireTensor(name, x);
    return apply(operation, promote(name, [x], takes), undefined);
  };
}

/** As `unary`, for two operands. */
export function binary(definition: FunctionDefinition): BinaryFunction {
  const { name, takes = 'floating' } = definition;
  const operation = elementwise(definition);
  return (a, b) =>
    apply(operation, broadcastTogether(name, promote(name, [a, b], takes)), undefined);
}

/** The tensors, each repeated to the shape that all of them fit. */
export function broadcastTogether(operation: string, tensors: readonly Tensor[]): Tensor[] {
  const shape = tensors
    .map((x) => x.shape)
    .reduce((common, next) => broadcastShapes(operation, common, next));
  checkSize(operation, shape);
  return tensors.map((x) => (sameShape(x.shape, shape) ? x : broadcastTo(x, shape)));
}
