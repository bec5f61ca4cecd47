import * as functions from '@semente/tensor';
import type { Layer } from './layer.ts';

/** max(x, 0), as a layer. */
export function relu(): Layer {
  return functions.relu;
}

/** 1 / (1 + e^−x), as a layer. */
export function sigmoid(): Layer {
  return functions.sigmoid;
}

/** The hyperbolic tangent, as a layer. */
export function tanh(): Layer {
  return functions.tanh;
}
