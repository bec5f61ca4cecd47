import type { Tensor } from '@semente/tensor';
import { type Layer, namedLayer } from './layer.ts';

/** From a function of a tensor and some settings, what makes a layer of it under given settings. */
export function layerOf<Settings extends readonly unknown[]>(
  name: string,
  fn: (x: Tensor, ...settings: Settings) => Tensor,
): (...settings: Settings) => Layer {
  return (...settings) => {
    const written = settings.map((setting) => JSON.stringify(setting)).join(', ');
    return namedLayer(`${name}(${written})`, (x: Tensor) => fn(x, ...settings), {});
  };
}
