import { apply } from '../apply.ts';
import { checkDType, type DType } from '../dtype.ts';
import { elementwise } from '../kernels/elementwise.ts';
import { copy, integerOf, notEqual } from '../scalar/instructions.ts';
import { type Operation, requireTensor, type Tensor } from '../tensor.ts';
import { alias } from './alias.ts';

/** One operation for each kind of number to convert to. */
const conversions: Record<DType, Operation> = {
  float64: conversion('float64'),
  float32: conversion('float32'),
  int32: elementwise({
    name: 'asType int32',
    scalar: (x) => integerOf(x),
    dtype: 'int32',
    vjp: [],
  }),
  bool: elementwise({
    name: 'asType bool',
    scalar: (x) => notEqual(x, 0),
    dtype: 'bool',
    vjp: [],
  }),
};

function conversion(dtype: 'float64' | 'float32'): Operation {
  return elementwise({
    name: `asType ${dtype}`,
    scalar: (x) => copy(x),
    dtype,
    vjp: [({ gradient, inputs: [x] }) => asType(gradient, x.dtype)],
  });
}

/**
 * The same numbers as another kind: exact in float64, rounded to float32, true where not 0. To int32
 * the fraction is cut off; beyond all int32 the nearest is taken (−2³¹ or 2³¹ − 1), and 0 for NaN.
 *
 * @throws TensorError if there is no such kind.
 * @example
 * ```ts
 * import { asType, tensor } from '@semente/tensor';
 *
 * console.log(asType(tensor([0.1, 2]), 'float32').toArray()); // [0.10000000149011612, 2]
 * console.log(asType(tensor([2.9, -2.9, 1e10]), 'int32').toArray()); // [2, -2, 2147483647]
 * ```
 */
export function asType(x: Tensor, dtype: DType): Tensor {
  requireTensor('asType', x);
  checkDType('asType', dtype);
  return x.dtype === dtype ? alias(x) : apply(conversions[dtype], [x], undefined);
}
