import { type Instruction, input, type Operand, type Scalar } from './expression.ts';

/**
 * An expression as a straight line of instructions on registers: what an interpreter walks. Shared
 * parts of the expression are computed once, and a register is used again when its value is done.
 */
export interface Program {
  readonly steps: readonly Step[];
  readonly registerCount: number;
}

export interface Step {
  readonly instruction: Instruction;
  readonly operands: readonly Place[];
  readonly target: Place;
}

/** Where a value stands while a program runs. */
export type Place =
  | { readonly kind: 'input'; readonly index: number }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'register'; readonly index: number }
  | { readonly kind: 'output' };

/** How an elementwise operation is written down: a function from its operands to an expression. */
export type ScalarFunction = (...operands: Scalar[]) => Operand;

/** Lines up the expression's instructions. The function must end in an instruction. */
export function program(scalar: ScalarFunction): Program {
  const root = scalar(...Array.from({ length: scalar.length }, (_, index) => input(index)));
  const order = inDependencyOrder(root);
  const lastUse = new Map<Scalar, number>();
  order.forEach((result, at) => {
    for (const operand of result.operands) lastUse.set(operand, at);
  });
  const places = new Map<Scalar, Place>();
  const free: number[] = [];
  let registerCount = 0;
  const steps = order.map((result, at): Step => {
    const operands = result.operands.map((operand) => placeOf(operand, places));
    for (const operand of new Set(result.operands)) {
      const place = places.get(operand);
      if (place?.kind === 'register' && lastUse.get(operand) === at) free.push(place.index);
    }
    const target: Place =
      result === root
        ? { kind: 'output' }
        : { kind: 'register', index: free.pop() ?? registerCount++ };
    places.set(result, target);
    return { instruction: result.instruction, operands, target };
  });
  return { steps, registerCount };
}

type Result = Extract<Scalar, { kind: 'result' }>;

function inDependencyOrder(root: Operand): Result[] {
  const order = new Set<Result>();
  const visit = (operand: Operand): void => {
    if (typeof operand === 'number' || operand.kind !== 'result' || order.has(operand)) return;
    operand.operands.forEach(visit);
    order.add(operand);
  };
  visit(root);
  return [...order];
}

function placeOf(operand: Scalar, places: ReadonlyMap<Scalar, Place>): Place {
  if (operand.kind !== 'result') return operand;
  const place = places.get(operand);
  if (place === undefined) throw new Error('an expression was used before it was computed');
  return place;
}
