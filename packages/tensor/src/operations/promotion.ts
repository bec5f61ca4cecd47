import { allocate, type DType, isFloating, represent } from '../dtype.ts';
import { rowMajor } from '../memory/strided.ts';
import { requireTensor, Tensor } from '../tensor.ts';
import { asType } from './conversion.ts';

/*
 * What numbers of different kinds become where they meet. Dtypes form an order, bool < int32 <
 * float32 < float64, in three categories: truth, integers and floating point.
 *
 * 1. Tensors become the greatest dtype among them, of whatever rank they are.
 * 2. A JavaScript number becomes what the tensors are, if these are floating point. Beside integers
 *    and truth it is an int32 if there is such an int32, and a float64 if not.
 * 3. A function converts what is of a lesser category than it takes: arithmetic takes a bool as the
 *    int32 1 or 0, and functions of real numbers take both as float64.
 *
 * Each conversion is `asType`, so a gradient arrives at every leaf in the leaf's own dtype.
 */
const order: readonly DType[] = ['bool', 'int32', 'float32', 'float64'];

/** What a function computes with, at the least. */
export type Category = 'bool' | 'integer' | 'floating';

/** A dtype, or what it becomes if it is of a lesser category. */
const raised: Record<Category, (dtype: DType) => DType> = {
  bool: (dtype) => dtype,
  integer: (dtype) => greatest([dtype, 'int32']),
  floating: (dtype) => (isFloating(dtype) ? dtype : 'float64'),
};

/**
 * All operands as tensors of one dtype.
 *
 * @param operation - Whose operands they are, for messages.
 * @throws TensorError if one is neither a tensor nor a number.
 */
export function promote(
  operation: string,
  operands: readonly (Tensor | number)[],
  least: Category,
): Tensor[] {
  for (const x of operands) if (typeof x !== 'number') requireTensor(operation, x);
  const dtype = raised[least](commonDType(operands));
  return operands.map((x) => {
    if (typeof x === 'number') return constant(x, dtype);
    return x.dtype === dtype ? x : asType(x, dtype);
  });
}

/** A number as a tensor; `full` would look once more at what is known here to be in order. */
function constant(value: number, dtype: DType): Tensor {
  const array = allocate(dtype, 1).fill(represent(value, dtype));
  return new Tensor(rowMajor(dtype, array, []));
}

function commonDType(operands: readonly (Tensor | number)[]): DType {
  const tensors = operands.filter((x) => typeof x !== 'number');
  const numbers = operands.filter((x) => typeof x === 'number');
  if (tensors.length === 0) return 'float64';
  const common = greatest(tensors.map(({ dtype }) => dtype));
  return isFloating(common) ? common : greatest([common, ...numbers.map(dtypeOfNumber)]);
}

function dtypeOfNumber(x: number): DType {
  return represent(x, 'int32') === x ? 'int32' : 'float64';
}

function greatest(dtypes: readonly DType[]): DType {
  return dtypes.reduce((a, b) => (order.indexOf(a) < order.indexOf(b) ? b : a));
}
