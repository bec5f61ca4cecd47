import type { Layout } from '../memory/layout.ts';
import { rowMajor, toRowMajorArray } from '../memory/strided.ts';
import type { TensorType } from '../shape.ts';
import type { Operation } from '../tensor.ts';

/** An operation that only says where elements stand, given by what it does to a layout. */
export type ViewDefinition<Attributes> = Pick<Operation<Attributes>, 'name' | 'type' | 'vjp'> & {
  /** The new layout, or null if no strides can say it unless the elements are in order. */
  readonly view: (layout: Layout, output: TensorType, attributes: Attributes) => Layout | null;
};

export function view<Attributes>(definition: ViewDefinition<Attributes>): Operation<Attributes> {
  const { name, type, vjp, view: viewOf } = definition;
  return {
    name,
    type,
    vjp,
    lowering: { kind: 'view', view: viewOf },
    evaluate([x], output, attributes) {
      const layout = viewOf(x, output, attributes);
      if (layout !== null) return { ...x, ...layout };
      const ordered = rowMajor(x.dtype, toRowMajorArray(x), x.shape);
      return { ...ordered, ...viewOf(ordered, output, attributes) };
    },
  };
}
