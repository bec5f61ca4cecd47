import type { GraphNode } from '../compile/graph/graph.ts';
import { capture } from '../compile/graph/trace.ts';
import { TensorError } from '../errors.ts';
import { noGrad } from '../grad-mode.ts';
import { repeatedElement } from '../memory/strided.ts';
import { atom, type Formula, formula } from '../printing/notation.ts';
import type { TapeNode, Tensor } from '../tensor.ts';

/** Formulas nested deeper than this go on as an ellipsis. */
const DEEPEST = 5;

/** How the gradient of what an operation gave is called. */
export const GRADIENT = 'g';

/**
 * The rule of an operation for one of its inputs as a formula, such as `g · b`: what it does with
 * tensors that have names in place of numbers. An ellipsis stands for what cannot be written so.
 */
export function derivativeText(
  { operation, inputs, attributes }: TapeNode,
  output: Tensor,
  place: number,
  nameOf: (tensor: Tensor) => string,
): string {
  const named = [GRADIENT, nameOf(output), ...inputs.map(nameOf)];
  const rule = ([gradient, own, ...others]: readonly Tensor[]): Tensor[] => [
    operation.vjp[place]({ gradient, inputs: others, output: own, attributes }),
  ];
  try {
    const types = [output, output, ...inputs].map(({ shape, dtype }) => ({ shape, dtype }));
    // The output is a name here, which a rule that computes it anew cannot compare with anything.
    const [result] = noGrad(() => capture(rule, types, () => true)).outputs;
    return formulaOf(result, named, nameOf, 0).text;
  } catch (error) {
    // A rule that has to look at numbers.
    if (error instanceof TensorError) return '…';
    throw error;
  }
}

function formulaOf(
  node: GraphNode,
  inputs: readonly string[],
  nameOf: (tensor: Tensor) => string,
  depth: number,
): Formula {
  switch (node.kind) {
    case 'input':
      return atom(inputs[node.index]);
    case 'leaf':
      return atom(nameOf(node.tensor));
    case 'constant':
      return atom(String(repeatedElement(node.value) ?? '…'));
    case 'call': {
      if (depth === DEEPEST) return atom('…');
      const operands = node.inputs.map((input) => formulaOf(input, inputs, nameOf, depth + 1));
      return formula(node.operation, operands, node.attributes);
    }
  }
}
