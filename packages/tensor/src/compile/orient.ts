import { rowMajorLayout } from './bodies.ts';
import { mapLoads } from './collapse.ts';
import type { Access, Kernel, ProductKernel } from './kernel.ts';

/**
 * Makes a product's right operand readable in vectors: its columns must be neighbours in memory.
 * Where they are not, the product is turned over, (A·B)ᵀ = Bᵀ·Aᵀ, or, if that does not help either,
 * the right operand is first copied into order.
 */
export function orient(kernel: Kernel): Kernel[] {
  if (kernel.kind !== 'product' || areNeighbours(kernel.b)) return [kernel];
  const turned = turnOver(kernel);
  if (areNeighbours(turned.b)) return [turned];
  if (kernel.m === 1) return [kernel];
  return inOrder(kernel);
}

function areNeighbours({ layout }: Access): boolean {
  return layout.strides[1] === 1;
}

function turnOver(kernel: ProductKernel): ProductKernel {
  const { n, m, a, b, body, target } = kernel;
  return {
    ...kernel,
    n: m,
    m: n,
    a: transposed(b),
    b: transposed(a),
    body: mapLoads(body, transposed),
    target: transposed(target),
  };
}

function transposed({ buffer, layout }: Access): Access {
  const { shape, strides, offset } = layout;
  return { buffer, layout: { shape: shape.toReversed(), strides: strides.toReversed(), offset } };
}

function inOrder(kernel: ProductKernel): Kernel[] {
  const { k, m, b, dtype } = kernel;
  const shape = [k, m];
  const copy = { buffer: { dtype, size: k * m }, layout: rowMajorLayout(shape) };
  const body = { kind: 'load', access: b } as const;
  return [
    { kind: 'map', shape, body, target: copy },
    { ...kernel, b: copy },
  ];
}
