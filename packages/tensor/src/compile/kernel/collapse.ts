import { joinableAxes, joinShape, joinStrides } from '../../memory/axes.ts';
import { loadsOf, mapLoads } from './body.ts';
import type { Access, MapKernel } from './kernel.ts';

/**
 * The kernel with as few axes as possible: neighbouring axes that every access steps through evenly
 * become one, so that loops are few and long. At least one axis remains.
 */
export function collapse(kernel: MapKernel): MapKernel {
  const layouts = [...loadsOf(kernel.body), kernel.target].map(({ layout }) => layout);
  const groups = joinableAxes(kernel.shape, layouts);
  const merge = ({ buffer, layout }: Access): Access => ({
    buffer,
    layout: {
      shape: joinShape(layout.shape, groups),
      strides: joinStrides(layout.strides, groups),
      offset: layout.offset,
    },
  });
  return {
    ...kernel,
    shape: joinShape(kernel.shape, groups),
    body: mapLoads(kernel.body, merge),
    target: merge(kernel.target),
  };
}
