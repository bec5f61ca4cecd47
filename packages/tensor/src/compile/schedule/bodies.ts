import type { Layout } from '../../memory/layout.ts';
import type { Precision } from '../../scalar/run.ts';
import { rowMajorStrides, type Shape, type TensorType } from '../../shape.ts';
import type { CallNode, GraphNode } from '../graph/graph.ts';
import { uniformValue } from '../graph/share-common.ts';
import type { Access, Body, Buffer } from '../kernel/kernel.ts';
import type { Placement } from './placement.ts';

/** Says how values that are not stored are computed from those that are. */
export class Bodies {
  /** Nodes that turned out to need memory of their own, because no strides can read them. */
  readonly unreadable: Set<GraphNode> = new Set();
  readonly #placement: Placement;
  readonly #bufferOf: (node: GraphNode) => Buffer;

  constructor(placement: Placement, bufferOf: (node: GraphNode) => Buffer) {
    this.#placement = placement;
    this.#bufferOf = bufferOf;
  }

  /** The node's elements, through views that are applied one after another. */
  read(node: GraphNode, views: readonly CallNode[] = []): Body {
    const number = uniformValue(node);
    if (number !== null) return { kind: 'constant', value: number, dtype: node.type.dtype };
    if (node.kind !== 'call' || this.#placement.isStored(node)) {
      const layout = this.#layoutThrough(views, rowMajorLayout(node.type.shape));
      return { kind: 'load', access: { buffer: this.#bufferOf(node), layout } };
    }
    return this.define(node, views);
  }

  /** The node's elements where they stand in memory. */
  access(node: GraphNode): Access {
    const body = node.kind === 'constant' ? null : this.read(node);
    if (body?.kind === 'load') return body.access;
    if (body !== null) this.unreadable.add(node);
    return { buffer: this.#bufferOf(node), layout: rowMajorLayout(node.type.shape) };
  }

  /** The elements of the result of an elementwise operation or a view, from its inputs. */
  define(node: CallNode, views: readonly CallNode[] = []): Body {
    const { operation, inputs, type } = node;
    const { lowering } = operation;
    if (lowering.kind === 'view') return this.read(inputs[0], [node, ...views]);
    if (lowering.kind !== 'elementwise') {
      throw new Error(`${operation.name} is computed by a kernel of its own`);
    }
    const { name, symbol } = operation;
    return {
      kind: 'apply',
      named: { name, symbol },
      scalar: lowering.scalarFor(type.dtype),
      precision:
        lowering.precision ?? commonPrecision([type, ...inputs.map((input) => input.type)]),
      dtype: type.dtype,
      operands: inputs.map((input) => this.read(input, views)),
    };
  }

  #layoutThrough(views: readonly CallNode[], start: Layout): Layout {
    let layout = start;
    for (const { operation, inputs, type, attributes } of views) {
      const { lowering } = operation;
      const next = lowering.kind === 'view' ? lowering.view(layout, type, attributes) : null;
      if (next === null) {
        this.unreadable.add(inputs[0]);
        return start;
      }
      layout = next;
    }
    return layout;
  }
}

/** Comparisons and choices happen in the precision of what they compare and choose. */
function commonPrecision(types: readonly TensorType[]): Precision {
  const isAmong = (precision: Precision) => types.some(({ dtype }) => dtype === precision);
  return precisions.find(isAmong) ?? 'int32';
}

const precisions: readonly Precision[] = ['float64', 'float32', 'int32'];

export function rowMajorLayout(shape: Shape): Layout {
  return { shape, strides: rowMajorStrides(shape), offset: 0 };
}
