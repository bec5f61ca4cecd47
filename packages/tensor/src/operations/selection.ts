import { apply } from '../apply.ts';
import { type Assembly, assemble } from '../kernels/place.ts';
import { type Selection, selectedLayout } from '../kernels/selection.ts';
import { view } from '../kernels/view.ts';
import type { Operation, Tensor } from '../tensor.ts';

/*
 * To select is to look at a part of a tensor, and to assemble is to put parts where they were
 * selected: each is the other's derivative.
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

/** Puts parts together, under the name that the tape shall show. */
export function assembling(name: string): (parts: readonly Tensor[], assembly: Assembly) => Tensor {
  const operations: Operation<Assembly>[] = [];
  return (parts, assembly) => {
    operations[parts.length] ??= assemblyOf(name, parts.length);
    return apply(operations[parts.length], parts, assembly);
  };
}

/** One operation for each number of parts, since it has a rule for each. */
function assemblyOf(name: string, count: number): Operation<Assembly> {
  return {
    name,
    type: ([first], { whole }) => ({ shape: whole, dtype: first.dtype }),
    evaluate: (inputs, _, assembly) => assemble(inputs, assembly),
    lowering: { kind: 'assembly', assembly: (assembly) => assembly },
    vjp: Array.from(
      { length: count },
      (_, which) =>
        ({ gradient, attributes: { parts } }) =>
          select(gradient, parts[which]),
    ),
  };
}

const placement = assembling('place');

/** The whole that holds `x` where the selection says, and zeros everywhere else. */
function place(x: Tensor, selection: Selection): Tensor {
  return placement([x], { whole: selection.whole, parts: [selection], background: 0 });
}
