import { apply } from '../apply.ts';
import { checkDType, type DType } from '../dtype.ts';
import { elementwise } from '../kernels/elementwise.ts';
import { copy, notEqual } from '../scalar/instructions.ts';
import { type Operation, requireTensor, type Tensor } from '../tensor.ts';
import { alias } from './alias.ts';

/** One operation for each kind of number to convert to. */
const conversions: Record<DType, Operation> = {
  float64: conversion('float64'),
  float32: conversion('float32'),
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
 * The same numbers as another kind: rounded to float32, exact in float64, true where not 0.
 *
 * @throws TensorError if there is no such kind.
 * @example
 * ```ts
 * import { asType, tensor } from '@semente/tensor';
 *
 * console.log(asType(tensor([0.1, 2]), 'float32').toArray()); // [0.10000000149011612, 2]
 * ```
 */
export function asType(x: Tensor, dtype: DType): Tensor {
  requireTensor('asType', x);
  checkDType('asType', dtype);
  return x.dtype === dtype ? alias(x) : apply(conversions[dtype], [x], undefined);
}
