import { atom, type Formula, formula } from '../../printing/notation.ts';
import { sizeOf } from '../../shape.ts';
import { usesOwnKernel } from '../kernel/accesses.ts';
import type { Access, Body, Buffer, Kernel, LoopKernel } from '../kernel/kernel.ts';
import { numberText } from '../number-text.ts';

type NameOf = (buffer: Buffer) => string;

/** Formulas nested deeper than this go on as an ellipsis. */
const DEEPEST = 6;

const plus = { name: 'add', symbol: '+' };

/**
 * What a kernel writes, from what it reads: `b4 = relu((b2 @ b1) + b3)`. Buffers stand there by name,
 * as matrices with a ᵀ where their last two axes are exchanged; other strides are left out.
 */
export function kernelFormula(kernel: Kernel, nameOf: NameOf): string {
  const { buffer, layout } = kernel.target;
  const whole = nameOf(buffer);
  const place = sizeOf(layout.shape) < buffer.size ? `part of ${whole}` : whole;
  return `${place} = ${written(kernel, nameOf).text}`;
}

function written(kernel: Kernel, nameOf: NameOf): Formula {
  if (usesOwnKernel(kernel)) {
    const operands = kernel.inputs.map((input) => accessed(input, nameOf));
    const result = formula(kernel.operation, operands);
    if (kernel.kind !== 'scatterAdd') return result;
    return formula(plus, [accessed(kernel.target, nameOf), result]);
  }
  const accumulated = kernel.kind === 'map' ? null : accumulatorOf(kernel, nameOf);
  return bodyFormula(kernel.body, nameOf, accumulated, 0);
}

/** What a kernel adds up, or combines otherwise, before its body makes something of it. */
function accumulatorOf(kernel: Exclude<LoopKernel, { kind: 'map' }>, nameOf: NameOf): Formula {
  if (kernel.kind === 'product') {
    const operands = [kernel.a, kernel.b].map((operand) => accessed(operand, nameOf));
    return formula({ name: 'matmul', symbol: '@' }, operands);
  }
  return formula(kernel.named, [bodyFormula(kernel.term, nameOf, null, 1)]);
}

function bodyFormula(
  body: Body,
  nameOf: NameOf,
  accumulated: Formula | null,
  depth: number,
): Formula {
  switch (body.kind) {
    case 'load':
      return accessed(body.access, nameOf);
    case 'constant':
      return atom(numberText(body.value));
    case 'accumulator':
      return accumulated ?? atom('…');
    case 'apply': {
      if (depth === DEEPEST) return atom('…');
      const operands = body.operands.map((part) =>
        bodyFormula(part, nameOf, accumulated, depth + 1),
      );
      return formula(body.named, operands);
    }
  }
}

function accessed({ buffer, layout }: Access, nameOf: NameOf): Formula {
  const [n, m] = layout.shape.slice(-2);
  const [down, along] = layout.strides.slice(-2);
  const isTransposed = layout.shape.length > 1 && n > 1 && m > 1 && down === 1 && along > 1;
  return atom(`${nameOf(buffer)}${isTransposed ? 'ᵀ' : ''}`);
}
