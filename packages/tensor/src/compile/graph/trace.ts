import { TensorError } from '../../errors.ts';
import type { Strided } from '../../memory/strided.ts';
import type { Deferred, Value } from '../../memory/value.ts';
import { formatShape, type TensorType } from '../../shape.ts';
import {
  type Call,
  type Evaluator,
  nextMoment,
  type Operation,
  Tensor,
  type UnreadGrad,
  type VectorJacobianProduct,
  withEvaluator,
} from '../../tensor.ts';
import type { Graph, GraphNode, Update } from './graph.ts';
import { haveSameResult } from './same-result.ts';

/** Whether two values are equal, whatever numbers the function is called with. */
type Equality = (a: GraphNode, b: GraphNode) => boolean;

/** What a tensor holds while a function is being captured: no numbers, but how to get them. */
class Traced implements Deferred {
  readonly node: GraphNode;
  readonly tracer: Tracer;
  readonly shape: TensorType['shape'];
  readonly dtype: TensorType['dtype'];

  constructor(node: GraphNode, tracer: Tracer) {
    this.node = node;
    this.tracer = tracer;
    this.shape = node.type.shape;
    this.dtype = node.type.dtype;
  }

  read(): Strided {
    throw this.tracer.isDone ? madeInside(this) : hasNoNumbers(this, 'this operation');
  }
}

function hasNoNumbers({ dtype, shape }: TensorType, call: string): TensorError {
  return new TensorError(
    `compile: ${call} cannot read the numbers of a ${dtype} ${formatShape(shape)} while the function is being captured, ` +
      'because they are not known yet, or may change between calls; return the tensor and read it outside, or choose by where() instead of if',
  );
}

function madeInside({ dtype, shape }: TensorType): TensorError {
  return new TensorError(
    `compile: a ${dtype} ${formatShape(shape)} was kept from inside a captured function, where it has no numbers; ` +
      'return it from the function, or assign() it to a tensor made outside',
  );
}

/** For a function that does more with an input than to compute with its numbers. */
function onlyNumbersComeIn(attempt: string, index: number): TensorError {
  return new TensorError(
    `compile: ${attempt} input ${index} inside the captured function, where an input is nothing but its numbers; ` +
      'let the function read the tensor from outside instead',
  );
}

/** For a tensor that was kept from inside, and would be given a value that the function never sees. */
function whyItIsFixed({ shape }: Tensor): string {
  return (
    `this tensor of shape ${formatShape(shape)} was made inside a captured function, which goes on with the numbers that it had then; ` +
    'make it before the function is called for the first time'
  );
}

/** For a function that reads a gradient from before the call. */
export function readsOldGradient({ shape }: Tensor): TensorError {
  return new TensorError(
    `compile: the captured function reads a gradient of shape ${formatShape(shape)} from before the call; ` +
      'call zeroGrad() inside the function, before backward(); ' +
      'to add up the gradients of several calls, assign() the sum to tensors of your own',
  );
}

/** For a function that differentiates what was computed before the call. */
function goesBackOutside(output: Tensor): TensorError {
  return new TensorError(
    `compile: cannot differentiate through ${output}, which was computed outside of the captured function and does not follow what it came from; ` +
      'compute it inside, or pass detach()',
  );
}

/**
 * Captures a function by running it once on tensors without numbers. Nothing that the function
 * changes stays changed: leaves get their values and gradients back, also if it throws.
 *
 * @param areEqual - For what is computed a second time to be compared with the first.
 */
export function capture(
  fn: (inputs: readonly Tensor[]) => readonly Tensor[],
  types: readonly TensorType[],
  areEqual: Equality = haveSameResult,
): Graph {
  const tracer = new Tracer(areEqual);
  const inputs = types.map((type, index) => tracer.input(type, index));
  try {
    const outputs = withEvaluator(tracer, () => fn(inputs).map((output) => tracer.nodeOf(output)));
    const updates = tracer.updates();
    for (const constant of tracer.constants) constant.fix(whyItIsFixed(constant));
    return { outputs, updates, withoutGrad: [...tracer.withoutGrad] };
  } finally {
    tracer.finish();
  }
}

class Tracer implements Evaluator {
  readonly isCapturing = true;
  /** What the function has made with numbers of its own. */
  readonly constants = new Set<Tensor>();
  /** Leaves from outside whose gradient the function has read, and found to be null. */
  readonly withoutGrad = new Set<Tensor>();
  isDone = false;
  readonly #startedAt = nextMoment();
  /** What the function was given, with the place of each. */
  readonly #inputs = new Map<Tensor, number>();
  readonly #leaves = new Map<Tensor, GraphNode>();
  /** What leaves from outside had before the function changed it. */
  readonly #values = new Map<Tensor, { readonly value: Value; readonly assignedAt: number }>();
  readonly #grads = new Map<Tensor, Tensor | UnreadGrad | null>();
  readonly #areEqual: Equality;

  constructor(areEqual: Equality) {
    this.#areEqual = areEqual;
  }

  /** A tensor without numbers that stands for an input. */
  input(type: TensorType, index: number): Tensor {
    const input = new Tensor(new Traced({ kind: 'input', type, index }, this));
    this.#inputs.set(input, index);
    return input;
  }

  evaluate<Attributes>(
    operation: Operation<Attributes>,
    inputs: readonly Tensor[],
    type: TensorType,
    attributes: Attributes,
  ): Value {
    const nodes = inputs.map((input) => this.nodeOf(input));
    if (nodes.every((node) => node.kind === 'constant')) {
      return operation.evaluate(
        nodes.map(({ value }) => value),
        type,
        attributes,
      );
    }
    const erased = operation as Operation<unknown>;
    return new Traced({ kind: 'call', type, operation: erased, attributes, inputs: nodes }, this);
  }

  areSame(a: Tensor, b: Tensor): boolean {
    return this.#areEqual(this.nodeOf(a), this.nodeOf(b));
  }

  keep(tensor: Tensor): Value {
    const node = this.nodeOf(tensor);
    return node.kind === 'constant' ? node.value : new Traced(node, this);
  }

  read(tensor: Tensor, call: string): Strided {
    const node = this.nodeOf(tensor);
    if (node.kind !== 'constant') throw hasNoNumbers(tensor, call);
    return node.value;
  }

  assign(leaf: Tensor, value: Tensor): Value {
    this.#refuseInput('assign() to', leaf);
    if (this.#isOwn(leaf)) {
      throw new TensorError(
        `compile: assign() to a tensor of shape ${formatShape(leaf.shape)} that was made inside the captured function, ` +
          'where every call makes it anew; make it outside, with the layer or the optimizer that it belongs to',
      );
    }
    if (!this.#values.has(leaf)) {
      this.#values.set(leaf, { value: leaf.source, assignedAt: leaf.assignedAt });
    }
    return new Traced(this.nodeOf(value), this);
  }

  gradOf(leaf: Tensor, grad: Tensor | null): Tensor | null {
    this.#refuseInput('reading the gradient of', leaf);
    // One that had not been read is made of its numbers just now, and still is from before.
    const isFromBefore = !this.#isOwn(leaf) && !this.#grads.has(leaf);
    if (grad !== null && isFromBefore) throw readsOldGradient(leaf);
    if (isFromBefore) this.withoutGrad.add(leaf);
    return grad;
  }

  changeGrad(leaf: Tensor, grad: Tensor | UnreadGrad | null): void {
    this.#refuseInput('setting the gradient of', leaf);
    if (!this.#isOwn(leaf) && !this.#grads.has(leaf)) this.#grads.set(leaf, grad);
  }

  passBack(rule: VectorJacobianProduct<unknown>, call: Call<unknown>): Tensor {
    if (!this.#isOwn(call.output)) throw goesBackOutside(call.output);
    return rule(call);
  }

  /** The node that stands for a tensor: what it was computed by, a constant, or a leaf. */
  nodeOf(tensor: Tensor): GraphNode {
    const { source } = tensor;
    if (source instanceof Traced) {
      if (source.tracer !== this) throw madeInside(source);
      return source.node;
    }
    const type = { shape: tensor.shape, dtype: tensor.dtype };
    if (this.#isOwn(tensor)) {
      this.constants.add(tensor);
      return { kind: 'constant', type, value: tensor.strided };
    }
    const leaf = this.#leaves.get(tensor) ?? { kind: 'leaf', type, tensor };
    this.#leaves.set(tensor, leaf);
    return leaf;
  }

  /** What the function has changed. */
  updates(): Update[] {
    const values = [...this.#values.keys()].map(
      (tensor): Update => ({ kind: 'value', tensor, node: this.nodeOf(tensor) }),
    );
    const grads = [...this.#grads.keys()].map(
      (tensor): Update => ({
        kind: 'grad',
        tensor,
        node: tensor.grad === null ? null : this.nodeOf(tensor.grad),
      }),
    );
    return [...values, ...grads];
  }

  /** Gives everything back as it was. */
  finish(): void {
    this.isDone = true;
    for (const [tensor, { value, assignedAt }] of this.#values) {
      tensor.replaceValue(value, assignedAt);
    }
    for (const [tensor, grad] of this.#grads) tensor.replaceGrad(grad);
  }

  #refuseInput(attempt: string, tensor: Tensor): void {
    const index = this.#inputs.get(tensor);
    if (index !== undefined) throw onlyNumbersComeIn(attempt, index);
  }

  #isOwn(tensor: Tensor): boolean {
    return tensor.createdAt > this.#startedAt;
  }
}
