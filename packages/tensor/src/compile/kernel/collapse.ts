import { joinableAxes, joinShape, joinStrides } from '../../memory/axes.ts';
import { loadsOf } from './absorb.ts';
import type { Access, Body, MapKernel } from './kernel.ts';

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

/** The body with every access replaced. */
export function mapLoads(body: Body, replace: (access: Access) => Access): Body {
  if (body.kind === 'load') return { ...body, access: replace(body.access) };
  if (body.kind !== 'apply') return body;
  return { ...body, operands: body.operands.map((operand) => mapLoads(operand, replace)) };
}
