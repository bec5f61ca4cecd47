import type { DType, TypedArray } from './dtype.ts';
import { TensorError } from './errors.ts';
import { formatShape, type Shape, sameShape, sizeOf, type TensorType } from './shape.ts';
import { type Strided, toRowMajorArray } from './strided.ts';

let latestOrder = 0;

/** The next moment in the history of the tape. */
export function nextOrder(): number {
  latestOrder += 1;
  return latestOrder;
}

/** Numbers or lists of numbers, nested as deep as the tensor has axes. */
export type NestedArray = number | readonly NestedArray[];

/**
 * A block of numbers with a shape, and the memory of how it was computed.
 *
 * A tensor is an ordinary value: nothing must be disposed of, and its numbers never change, but for
 * a leaf that is given a new value by `assign`. Every operation of this package is also a method:
 * `x.mul(y)` is `mul(x, y)`.
 *
 * @example
 * ```ts
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor([1, 2, 3], { requiresGrad: true });
 * const loss = w.mul(w).sum();
 * loss.backward();
 * console.log(loss.item(), w.grad?.toArray()); // 14 [2, 4, 6]
 * ```
 */
export class Tensor {
  /** The operation that made this tensor; null for a leaf, or where no gradient is wanted. */
  readonly node: TapeNode | null;
  /** Where `backward` collects this leaf's gradient; null before and after `zeroGrad`. */
  grad: Tensor | null = null;
  #value: Strided;
  readonly #isLeafWithGrad: boolean;
  #assignedAt = 0;

  /** For evaluators; everybody else makes tensors by `tensor`, `zeros`, … and operations. */
  constructor(value: Strided, node: TapeNode | null = null, requiresGrad = false) {
    this.#value = value;
    this.node = node;
    this.#isLeafWithGrad = requiresGrad;
  }

  get shape(): Shape {
    return this.#value.shape;
  }

  get dtype(): DType {
    return this.#value.dtype;
  }

  /** The number of axes: 0 for a scalar, 1 for a vector, 2 for a matrix. */
  get rank(): number {
    return this.#value.shape.length;
  }

  /** The number of elements. */
  get size(): number {
    return sizeOf(this.#value.shape);
  }

  /** Whether gradients flow to this tensor. */
  get requiresGrad(): boolean {
    return this.#isLeafWithGrad || this.node !== null;
  }

  /** Where the numbers are, for evaluators. Read only: other tensors may share the array. */
  get value(): Strided {
    return this.#value;
  }

  /** The moment of the last `assign` in the tape's order; 0 if there was none. */
  get assignedAt(): number {
    return this.#assignedAt;
  }

  /**
   * The only element, as a JavaScript number (1 or 0 for a bool).
   *
   * @throws TensorError if there is not exactly one element.
   */
  item(): number {
    if (this.size !== 1) {
      throw new TensorError(
        `item: a tensor of shape ${formatShape(this.shape)} has ${this.size} elements, not 1; use toArray() or toTypedArray()`,
      );
    }
    return this.#value.array[this.#value.offset];
  }

  /** A copy of the elements in row-major order. */
  toTypedArray(): TypedArray {
    return toRowMajorArray(this.#value);
  }

  /** A copy of the elements as nested arrays; of a scalar, the number. */
  toArray(): NestedArray {
    const elements = this.toTypedArray();
    let next = 0;
    const nest = (axis: number): NestedArray =>
      axis === this.rank
        ? elements[next++]
        : Array.from({ length: this.shape[axis] }, () => nest(axis + 1));
    return nest(0);
  }

  /** The same numbers without their history: no gradient flows through the result. */
  detach(): Tensor {
    return new Tensor(this.#value);
  }

  /**
   * Gives this leaf a new value, as an optimizer's step does. Nothing else changes: whoever took
   * the old value (a view, a detached tensor) keeps it.
   *
   * @throws TensorError if this tensor is the result of an operation, or shape or dtype differ.
   */
  assign(value: Tensor): void {
    if (this.node !== null) {
      throw new TensorError(
        `assign: this tensor of shape ${formatShape(this.shape)} is the result of ${this.node.operation.name}; only a leaf can be given a value`,
      );
    }
    if (!sameShape(value.shape, this.shape) || value.dtype !== this.dtype) {
      throw new TensorError(
        `assign: cannot give ${value.dtype} ${formatShape(value.shape)} to a tensor that is ${this.dtype} ${formatShape(this.shape)}`,
      );
    }
    this.#value = value.value;
    this.#assignedAt = nextOrder();
  }

  /** `float64 [2, 3]`: what it is, not what it holds. */
  toString(): string {
    return `${this.dtype} ${formatShape(this.shape)}`;
  }
}

/** How a tensor came about: one line of the tape that `backward` reads from its end. */
export interface TapeNode {
  readonly operation: Operation<unknown>;
  readonly inputs: readonly Tensor[];
  readonly attributes: unknown;
  /** Larger than the order of everything the node was made from. */
  readonly order: number;
}

/**
 * What the framework knows of one primitive operation, all in one object.
 *
 * @typeParam Attributes - What the operation is told besides its inputs, such as axes.
 */
export interface Operation<Attributes = undefined> {
  /** For messages and the printed tape; nothing branches on it. */
  readonly name: string;
  /** The shape rule: what comes out of these inputs, or a TensorError why nothing can. */
  readonly type: (inputs: readonly TensorType[], attributes: Attributes) => TensorType;
  /** The kernel: the numbers themselves. */
  readonly evaluate: (
    inputs: readonly Strided[],
    output: TensorType,
    attributes: Attributes,
  ) => Strided;
  /**
   * For each input, the vector-Jacobian product: from the gradient of a scalar with respect to the
   * output, the gradient with respect to that input. Written with differentiable operations, so
   * that derivatives of every order exist. None for an operation with no derivative.
   */
  readonly vjp: readonly VectorJacobianProduct<Attributes>[];
}

export type VectorJacobianProduct<Attributes> = (call: Call<Attributes>) => Tensor;

/** One use of an operation, as its vector-Jacobian products see it. */
export interface Call<Attributes> {
  /** The gradient with respect to the output; of the output's shape. */
  readonly gradient: Tensor;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly attributes: Attributes;
}
