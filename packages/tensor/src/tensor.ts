import { describe } from './describe.ts';
import type { DType, TypedArray } from './dtype.ts';
import { TensorError } from './errors.ts';
import type { Lowering } from './lowering.ts';
import { haveSameElements, type Strided, toRowMajorArray } from './memory/strided.ts';
import type { Value } from './memory/value.ts';
import { formatShape, type Shape, sameType, sizeOf, type TensorType } from './shape.ts';

let latestMoment = 0;

/** Moments order what happens to tensors; they have nothing to do with a clock. */
export function nextMoment(): number {
  latestMoment += 1;
  return latestMoment;
}

/** Numbers or lists of numbers, nested as deep as the tensor has axes. */
export type NestedArray = number | readonly NestedArray[];

/** A gradient that nobody has looked at yet: it becomes a tensor for the first who does. */
export interface UnreadGrad {
  read(): Tensor;
}

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
  /**
   * The moment of its making, in the order of all tensors: later than everything it is made from.
   *
   * @internal
   */
  readonly createdAt: number = nextMoment();
  #value: Value;
  #grad: Tensor | UnreadGrad | null = null;
  readonly #isLeafWithGrad: boolean;
  #assignedAt = 0;
  /** Why it may not be given another value; null if it may. */
  #fixedBecause: string | null = null;

  /** For evaluators; everybody else makes tensors by `tensor`, `zeros`, … and operations. */
  constructor(value: Value, node: TapeNode | null = null, requiresGrad = false) {
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

  /**
   * Where `backward` collects this leaf's gradient; null before that, and once it is set to null.
   *
   * @throws TensorError if it is set to anything but null or a tensor of this one's shape and dtype.
   */
  get grad(): Tensor | null {
    const grad = this.#grad;
    const read = grad === null || grad instanceof Tensor ? grad : grad.read();
    this.#grad = read;
    return evaluator.gradOf(this, read);
  }

  set grad(gradient: Tensor | null) {
    if (gradient !== null) requireTensor('grad', gradient);
    if (gradient !== null && !sameType(gradient, this)) {
      throw new TensorError(`grad: a gradient of ${gradient} does not fit a tensor of ${this}`);
    }
    evaluator.changeGrad(this, this.#grad);
    this.#grad = gradient;
  }

  /** Whether gradients flow to this tensor. */
  get requiresGrad(): boolean {
    return this.#isLeafWithGrad || this.node !== null;
  }

  /**
   * Where the numbers are, for evaluators. Read only: other tensors may share the array.
   *
   * @internal
   */
  get strided(): Strided {
    return 'read' in this.#value ? this.#value.read() : this.#value;
  }

  /** The numbers, or what stands for them. @internal */
  get source(): Value {
    return this.#value;
  }

  /** The moment of the last `assign`; 0 if there was none. @internal */
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
    const { array, offset } = evaluator.read(this, 'item()');
    return array[offset];
  }

  /** A copy of the elements in row-major order. */
  toTypedArray(): TypedArray {
    return toRowMajorArray(evaluator.read(this, 'toTypedArray()'));
  }

  /** A copy of the elements as nested arrays; of a scalar, the number. */
  toArray(): NestedArray {
    const elements = toRowMajorArray(evaluator.read(this, 'toArray()'));
    let next = 0;
    const nest = (axis: number): NestedArray =>
      axis === this.rank
        ? elements[next++]
        : Array.from({ length: this.shape[axis] }, () => nest(axis + 1));
    return nest(0);
  }

  /** The same numbers without their history: no gradient flows through the result. */
  detach(): Tensor {
    return new Tensor(evaluator.keep(this));
  }

  /**
   * Gives this leaf a new value, as an optimizer's step does. Nothing else changes: whoever took
   * the old value (a view, a detached tensor) keeps it.
   *
   * @throws TensorError if this tensor is the result of an operation, or a constant of a compiled
   * function, or if shape or dtype differ.
   */
  assign(value: Tensor): void {
    requireTensor('assign', value);
    if (this.#fixedBecause !== null) throw new TensorError(`assign: ${this.#fixedBecause}`);
    if (this.node !== null) {
      throw new TensorError(
        `assign: this tensor of shape ${formatShape(this.shape)} is the result of ${this.node.operation.name}; only a leaf can be given a value`,
      );
    }
    if (!sameType(value, this)) {
      throw new TensorError(`assign: cannot give ${value} to a tensor that is ${this}`);
    }
    this.replaceValue(evaluator.assign(this, value));
  }

  /**
   * For evaluators: what `assign` does once it has found nothing to refuse.
   *
   * @internal
   */
  replaceValue(value: Value, assignedAt: number = nextMoment()): void {
    this.#value = value;
    this.#assignedAt = assignedAt;
  }

  /**
   * For evaluators: has `assign` refused from now on, by this message.
   *
   * @internal
   */
  fix(because: string): void {
    this.#fixedBecause = because;
  }

  /**
   * For evaluators: what setting `grad` does, and what it cannot: leave a gradient to be read later.
   *
   * @internal
   */
  replaceGrad(grad: Tensor | UnreadGrad | null): void {
    this.#grad = grad;
  }

  /** `float64 [2, 3]`: what it is, not what it holds. */
  toString(): string {
    return `${this.dtype} ${formatShape(this.shape)}`;
  }

  /**
   * Text where a text is wanted, as in `${x}`. JavaScript would make NaN of `x * 2`, and of `x < 1`
   * always false.
   *
   * @throws TensorError where a number is wanted.
   * @internal
   */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.toString();
    throw new TensorError(
      `a tensor of ${this} is no JavaScript number: compute with its methods, such as add() and less(), or read its number by item(); \`\${x}\` is its type alone`,
    );
  }
}

/** Refuses whatever is not a tensor, for callers without a type checker. */
export function requireTensor(operation: string, x: unknown): asserts x is Tensor {
  if (!(x instanceof Tensor)) {
    throw new TensorError(
      `${operation}: expected a tensor, got ${describe(x)}; make one by tensor(…)`,
    );
  }
}

/** How a tensor came about: one line of the tape that `backward` reads from its end. */
export interface TapeNode {
  readonly operation: Differentiable<unknown>;
  readonly inputs: readonly Tensor[];
  readonly attributes: unknown;
}

/** What the tape has to know of an operation. */
export interface Differentiable<Attributes> {
  /** For messages and the printed tape; nothing branches on it. */
  readonly name: string;
  /** The sign by which it is written in formulas: between its operands, or before the only one. */
  readonly symbol?: string | undefined;
  /**
   * For each input, the vector-Jacobian product: from the gradient of a scalar with respect to the
   * output, the gradient with respect to that input. Written with differentiable operations, so
   * that derivatives of every order exist. None for an operation with no derivative.
   */
  readonly vjp: readonly VectorJacobianProduct<Attributes>[];
}

/**
 * What the framework knows of one primitive operation, all in one object.
 *
 * @typeParam Attributes - What the operation is told besides its inputs, such as axes.
 */
export interface Operation<Attributes = undefined> extends Differentiable<Attributes> {
  /** The shape rule: what comes out of these inputs, or a TensorError why nothing can. */
  readonly type: (inputs: readonly TensorType[], attributes: Attributes) => TensorType;
  /** The kernel: the numbers themselves. */
  readonly evaluate: (
    inputs: readonly Strided[],
    output: TensorType,
    attributes: Attributes,
  ) => Strided;
  /** What kind of computation it is, for evaluators that do not run the kernel. */
  readonly lowering: Lowering<Attributes>;
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

/** Who carries operations out: at once, or by writing them down for later. */
export interface Evaluator {
  /** Whether operations are only written down, so that there are no numbers to look at. */
  readonly isCapturing: boolean;
  evaluate<Attributes>(
    operation: Operation<Attributes>,
    inputs: readonly Tensor[],
    output: TensorType,
    attributes: Attributes,
  ): Value;
  /** Whether two tensors of one type have the same numbers, as far as can be known by now. */
  areSame(a: Tensor, b: Tensor): boolean;
  /** A tensor's numbers, for whoever wants to see them: the call by which messages name it. */
  read(tensor: Tensor, call: string): Strided;
  /** The value of a tensor, to be held by another. */
  keep(tensor: Tensor): Value;
  /** What a leaf shall hold that is given a new value. */
  assign(leaf: Tensor, value: Tensor): Value;
  /** A leaf's gradient, as whoever asks may see it. */
  gradOf(leaf: Tensor, grad: Tensor | null): Tensor | null;
  /** A leaf's gradient is about to be replaced. */
  changeGrad(leaf: Tensor, before: Tensor | UnreadGrad | null): void;
  /** Runs an operation's rule for one of its inputs, the one at a place. */
  passBack(rule: VectorJacobianProduct<unknown>, call: Call<unknown>, place: number): Tensor;
}

const eager: Evaluator = {
  isCapturing: false,
  evaluate: (operation, inputs, output, attributes) =>
    operation.evaluate(
      inputs.map((input) => input.strided),
      output,
      attributes,
    ),
  areSame: (a, b) => haveSameElements(a.strided, b.strided),
  read: (tensor) => tensor.strided,
  keep: (tensor) => tensor.strided,
  assign: (_, value) => value.strided,
  gradOf: (_, grad) => grad,
  changeGrad: () => {},
  passBack: (rule, call) => rule(call),
};

let evaluator: Evaluator = eager;

/** The evaluator in charge. */
export function currentEvaluator(): Evaluator {
  return evaluator;
}

/** Whether operations are carried out at once, and nobody watches. */
export function isEager(): boolean {
  return evaluator === eager;
}

/**
 * Whether operations are only written down, because a function is being compiled, so that there are no
 * numbers to look at: for functions that check numbers where there are some.
 *
 * @example
 * ```ts
 * import { compile, isCapturing, zeros } from '@semente/tensor';
 *
 * const seen: boolean[] = [];
 * compile(() => {
 *   seen.push(isCapturing());
 *   return zeros([]);
 * })();
 * console.log(seen, isCapturing()); // [true] false
 * ```
 */
export function isCapturing(): boolean {
  return evaluator.isCapturing;
}

/** Puts another evaluator in charge while `body` runs. */
export function withEvaluator<T>(other: Evaluator, body: () => T): T {
  const before = evaluator;
  evaluator = other;
  try {
    return body();
  } finally {
    evaluator = before;
  }
}
