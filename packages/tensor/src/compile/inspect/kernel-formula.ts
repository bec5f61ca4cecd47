import { atom, type Formula, formula } from '../../printing/notation.ts';
import type { Body, Buffer, Kernel, LoopKernel } from '../kernel/kernel.ts';

/** Formulas nested deeper than this go on as an ellipsis. */
const DEEPEST = 6;

/**
 * What a kernel writes, from what it reads: `b4 = relu((b2 @ b1) + b3)`. Buffers stand there by name
 * alone, whatever strides they are read by.
 */
export function kernelFormula(kernel: Kernel, nameOf: (buffer: Buffer) => string): string {
  return `${nameOf(kernel.target.buffer)} = ${written(kernel, nameOf).text}`;
}

function written(kernel: Kernel, nameOf: (buffer: Buffer) => string): Formula {
  if ('operation' in kernel) {
    return formula(
      kernel.operation,
      kernel.inputs.map(({ buffer }) => atom(nameOf(buffer))),
    );
  }
  const accumulated = kernel.kind === 'map' ? null : accumulatorOf(kernel, nameOf);
  return bodyFormula(kernel.body, nameOf, accumulated, 0);
}

/** What a kernel adds up, or combines otherwise, before its body makes something of it. */
function accumulatorOf(
  kernel: Exclude<LoopKernel, { kind: 'map' }>,
  nameOf: (buffer: Buffer) => string,
): Formula {
  if (kernel.kind === 'product') {
    const operands = [kernel.a, kernel.b].map(({ buffer }) => atom(nameOf(buffer)));
    return formula({ name: 'matmul', symbol: '@' }, operands);
  }
  const name = kernel.kind === 'sum' ? 'sum' : kernel.combine.name;
  return formula({ name }, [bodyFormula(kernel.term, nameOf, null, 1)]);
}

function bodyFormula(
  body: Body,
  nameOf: (buffer: Buffer) => string,
  accumulated: Formula | null,
  depth: number,
): Formula {
  switch (body.kind) {
    case 'load':
      return atom(nameOf(body.access.buffer));
    case 'constant':
      return atom(String(body.value));
    case 'accumulator':
      return accumulated ?? atom('…');
    case 'apply': {
      if (depth === DEEPEST) return atom('…');
      const operands = body.operands.map((part) =>
        bodyFormula(part, nameOf, accumulated, depth + 1),
      );
      return formula(body.operation, operands);
    }
  }
}
