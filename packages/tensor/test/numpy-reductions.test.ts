import { describe, expect, it } from 'vitest';
import * as operations from '../src/index.ts';
import { type Shape, type Tensor, tensor } from '../src/index.ts';
import { sizeOf } from '../src/shape.ts';
import numpy from './numpy-reductions.json' with { type: 'json' };

/*
 * What NumPy computes by the arithmetic that this package promises has NumPy's bits: sums in pairwise
 * order, and what is made of them with correctly rounded steps.
 *
 * Not so `logSumExp`, which NumPy has not (SciPy's takes the C library's exp and log, and these
 * differ from machine to machine), and the Euclidean norm of a whole array by `numpy.linalg.norm`,
 * which leaves the order of additions to BLAS: here it is the root of a sum of squares, as with an
 * axis.
 */

/** The terms of scripts/record-numpy-reductions.py. */
function terms(shape: Shape, dtype: 'float64' | 'float32'): Tensor {
  return laidOut(shape, dtype, (i) => whole(i) / 2 ** (i % 13)).mul(0.1);
}

/** Its factors, which are near 1. */
function factors(shape: Shape, dtype: 'float64' | 'float32'): Tensor {
  return laidOut(shape, dtype, (i) => 1 + whole(i) / 2 ** 17);
}

function whole(i: number): number {
  return ((i * 7919) % 10007) - 5003;
}

function laidOut(shape: Shape, dtype: 'float64' | 'float32', at: (i: number) => number): Tensor {
  const values = Float64Array.from({ length: sizeOf(shape) }, (_, i) => at(i));
  return tensor(values, { shape, dtype });
}

type Reduction = (x: Tensor, axes: readonly number[]) => Tensor;

const reductions: Readonly<Record<string, Reduction>> = {
  mean: operations.mean,
  variance: operations.variance,
  std: (x, axes) => operations.std(x, axes, { correction: 0 }),
  norm: operations.norm,
  norm1: (x, axes) => operations.norm(x, axes, { p: 1 }),
  normInfinity: (x, axes) => operations.norm(x, axes, { p: Infinity }),
  max: operations.max,
  min: operations.min,
  prod: operations.prod,
  cumsum: (x, [axis]) => operations.cumsum(x, axis),
};

describe.each(Object.entries(reductions))('%s', (name, reduce) => {
  const records = numpy.records.filter(({ reduction }) => reduction === name);
  const given = name === 'prod' ? factors : terms;

  it.each(records)('has the bits of NumPy for $dtype $shape over $axes', (record) => {
    const x = given(record.shape, record.dtype as 'float64' | 'float32');
    expect([...reduce(x, record.axes).toTypedArray()]).toEqual(record.result);
  });
});
