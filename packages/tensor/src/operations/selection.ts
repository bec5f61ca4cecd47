import { apply } from '../apply.ts';
import { placeElements } from '../kernels/place.ts';
import { type Selection, selectedLayout } from '../kernels/selection.ts';
import { view } from '../kernels/view.ts';
import type { Operation, Tensor } from '../tensor.ts';

/*
 * To select is to look at a part of a tensor, and to place is to put a part where it was selected:
 * each is the other's derivative.
 */

/** A view of selected elements, under the name that the tape shall show; none is selected twice. */
export function selecting(name: string): (x: Tensor, selection: Selection) => Tensor {
  const operation = view<Selection>({
    name,
    type: ([x], { shape }) => ({ shape, dtype: x.dtype }),
    view: (layout, _, selection) => selectedLayout(layout, selection),
    vjp: [({ gradient, attributes }) => place(gradient, attributes)],
  });
  return (x, selection) => apply(operation, [x], selection);
}

const select = selecting('select');

const placeOperation: Operation<{ readonly selection: Selection; readonly background: number }> = {
  name: 'place',
  type: ([x], { selection }) => ({ shape: selection.whole, dtype: x.dtype }),
  evaluate: ([x], _, { selection, background }) => placeElements(x, selection, background),
  lowering: { kind: 'kernel' },
  vjp: [({ gradient, attributes: { selection } }) => select(gradient, selection)],
};

/** The whole that holds `x` where the selection says, and the background everywhere else. */
export function place(x: Tensor, selection: Selection, background = 0): Tensor {
  return apply(placeOperation, [x], { selection, background });
}
