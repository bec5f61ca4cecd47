import { type DType, represent } from '../../dtype.ts';
import { type Instruction, input, type Operand, type Scalar } from '../../scalar/expression.ts';
import { type Precision, precisionOf } from '../../scalar/run.ts';
import type { Body } from '../kernel/kernel.ts';
import { numberText } from '../number-text.ts';
import { Numbering } from '../numbering.ts';
import { simplify } from './simplify.ts';
import type { Value } from './value.ts';

/** Makes values out of bodies, each distinct one once. */
class ValueGraph {
  readonly #known = new Map<string, Value>();
  readonly #numbering = new Numbering();

  /** The value of a body, as numbers of the given precision. */
  of(body: Body, precision: Precision = naturalPrecision(body)): Value {
    if (body.kind === 'load') {
      const { buffer, layout } = body.access;
      const held = buffer.dtype === 'bool' ? precision : precisionOf(buffer.dtype);
      const key = `${this.#numbering.of(buffer)}+${layout.offset} [${layout.shape}] [${layout.strides}]`;
      const load = this.#intern(`load ${held} ${key}`, {
        kind: 'load',
        precision: held,
        access: body.access,
      });
      return this.#as(precision, load);
    }
    if (body.kind === 'constant') return this.#constant(body.value, precision);
    if (body.kind === 'accumulator') {
      const held = precisionOf(body.dtype);
      const accumulator = { kind: 'accumulator', precision: held } as const;
      return this.#as(precision, this.#intern(`accumulator ${held}`, accumulator));
    }
    const operands = body.operands.map((operand) => this.of(operand, body.precision));
    const expression = body.scalar(...operands.map((_, index) => input(index)));
    const result = this.#step(expression, operands, body.precision);
    // Between two operations every number is one of the tensor's kind, also where both are wider.
    const rounded = body.dtype === 'bool' ? result : this.#as(precisionOf(body.dtype), result);
    return this.#as(precision, rounded);
  }

  #step(expression: Operand, operands: readonly Value[], precision: Precision): Value {
    const memo = new Map<Scalar, Value>();
    const visit = (scalar: Scalar): Value => {
      const known = memo.get(scalar);
      if (known !== undefined) return known;
      const value = this.#scalar(scalar, visit, operands, precision);
      memo.set(scalar, value);
      return value;
    };
    return typeof expression === 'number'
      ? this.#constant(expression, precision)
      : visit(expression);
  }

  #scalar(
    scalar: Scalar,
    visit: (scalar: Scalar) => Value,
    inputs: readonly Value[],
    precision: Precision,
  ): Value {
    if (scalar.kind === 'input') return inputs[scalar.index];
    if (scalar.kind === 'constant') return this.#constant(scalar.value, precision);
    const operands = scalar.operands.map(visit);
    const { instruction } = scalar;
    const simpler = simplify(instruction, operands);
    if (simpler !== null) {
      if ('kind' in simpler) return simpler;
      const parts = simpler.operands.map((part) =>
        part.kind === 'constant' ? this.#constant(part.value, precision) : part,
      );
      return this.#stepOf(simpler.instruction, parts, precision);
    }
    return this.#stepOf(instruction, operands, precision);
  }

  #stepOf(instruction: Instruction, operands: readonly Value[], precision: Precision): Value {
    const numbers = operands.map((operand) => this.#numbering.of(operand));
    const key = `step ${precision} ${this.#numbering.of(instruction)}(${numbers})`;
    return this.#intern(key, { kind: 'step', precision, instruction, operands });
  }

  #constant(value: number, precision: Precision): Value {
    const rounded = represent(value, precision);
    const constant = { kind: 'constant', precision, value: rounded } as const;
    return this.#intern(`constant ${precision} ${numberText(rounded)}`, constant);
  }

  #as(precision: Precision, operand: Value): Value {
    if (operand.precision === precision) return operand;
    if (operand.kind === 'constant') return this.#constant(operand.value, precision);
    const key = `convert ${precision} ${this.#numbering.of(operand)}`;
    return this.#intern(key, { kind: 'convert', precision, operand });
  }

  #intern(key: string, value: Value): Value {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, value);
    return value;
  }
}

/** The value of a body that is written to a buffer of the given dtype. */
export function targetValue(body: Body, dtype: DType): Value {
  return targetValues([{ body, dtype }])[0];
}

/** The values of several bodies that are computed together: they share equal steps. */
export function targetValues(
  written: readonly { readonly body: Body; readonly dtype: DType }[],
): Value[] {
  const graph = new ValueGraph();
  return written.map(({ body, dtype }) =>
    dtype === 'bool' ? graph.of(body) : graph.of(body, precisionOf(dtype)),
  );
}

function naturalPrecision(body: Body): Precision {
  if (body.kind === 'load') return precisionOf(body.access.buffer.dtype);
  return body.kind === 'apply' && body.dtype === 'bool' ? body.precision : precisionOf(body.dtype);
}
