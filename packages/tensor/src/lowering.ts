import type { DType } from './dtype.ts';
import type { Gathering } from './kernels/gather.ts';
import type { Assembly } from './kernels/place.ts';
import type { Layout } from './memory/layout.ts';
import type { Instruction } from './scalar/expression.ts';
import type { ScalarFunction } from './scalar/program.ts';
import type { Precision } from './scalar/run.ts';
import type { TensorType } from './shape.ts';

/** How elements become one: an accumulator is combined with each of them in ascending order. */
export interface Reducer {
  /** From the accumulator and an element to the accumulator. */
  readonly combine: Instruction;
  /** What the accumulator begins with; combined with an element, it gives the element. */
  readonly initial: number;
  /** Whether the order makes no difference to the bits, so that several may be under way at once. */
  readonly isOrderFree: boolean;
}

/**
 * What an operation is structurally: all that a compiler has to know of it. It asks for the kind,
 * never for the name, so that a new operation of a known kind compiles without further work.
 */
export type Lowering<Attributes> =
  | {
      /** Every element of the output is this expression of the inputs' elements at its place. */
      readonly kind: 'elementwise';
      readonly scalarFor: (output: DType) => ScalarFunction;
      /** The kind of number inside the expression; the output's if it is left out. */
      readonly precision: Precision | undefined;
    }
  | {
      /** The input's elements, standing elsewhere; null if no strides can say where. */
      readonly kind: 'view';
      readonly view: (layout: Layout, output: TensorType, attributes: Attributes) => Layout | null;
    }
  | {
      /** The sum over some axes, in the order that `sumOver` defines. */
      readonly kind: 'sum';
      readonly axes: (attributes: Attributes) => readonly number[];
    }
  | ({
      /** Elements over some axes, combined one after another as `combineOver` does. */
      readonly kind: 'reduce';
      readonly axes: (attributes: Attributes) => readonly number[];
    } & Reducer)
  | {
      /**
       * The products of matrices in the last two axes, one for each place of the axes before, which
       * both inputs have. Each element is added up in ascending order.
       */
      readonly kind: 'matrixProduct';
    }
  | {
      /** The inputs as parts of the output, which does not read them anywhere else. */
      readonly kind: 'assembly';
      readonly assembly: (attributes: Attributes) => Assembly;
    }
  | {
      /**
       * To gather, elements of the first input from where the second one, of indices, points. To
       * scatter, elements of the first input added to zeros where the second one points.
       */
      readonly kind: 'gather' | 'scatterAdd';
      readonly gathering: (attributes: Attributes) => Gathering;
    }
  | {
      /** Nothing that a compiler knows: the operation's own kernel is called where its turn comes. */
      readonly kind: 'kernel';
    };
