import type { CodeWriter, Expression, Label, Operand, Statement, ValueType } from './code.ts';
import { i32 } from './instructions.ts';
import type { Local } from './locals.ts';
import { asExpression } from './operand.ts';
import { operation } from './operation.ts';

/*
 * Structured control (§2.4.8, §5.4.1). Statements nest as they do in the program that they are.
 */

const BLOCK = 0x02;
const LOOP = 0x03;
const IF = 0x04;
const ELSE = 0x05;
const END = 0x0b;
const BRANCH = 0x0c;
const BRANCH_IF = 0x0d;
const NO_RESULT = 0x40;

/** Statements one after another, as one. */
function sequence(statements: readonly Statement[]): Statement {
  return statement((out) => {
    for (const each of statements) each.write(out);
  });
}

/** A block that can be left early: branching to `end` continues behind it. */
export function block(
  body: (end: Label) => readonly Statement[],
  name: string = 'block',
): Statement {
  const end: Label = { name };
  const statements = body(end);
  return statement((out) => {
    out.byte(BLOCK);
    out.byte(NO_RESULT);
    out.inside(end, statements);
    out.byte(END);
  });
}

/** Continues behind the block around this place that has the label. */
export function branch(to: Label): Statement {
  return statement((out) => {
    const depth = out.depthOf(to);
    out.byte(BRANCH);
    out.u32(depth);
  });
}

/** Branches if the condition is not 0. */
export function branchIf(to: Label, condition: Operand<'i32'>): Statement {
  return operation('br_if', [BRANCH_IF, ['i32'], 'void'], [condition], (out) =>
    out.u32(out.depthOf(to)),
  );
}

/** Runs `then` if the condition is not 0, else `otherwise`. */
export function when(
  condition: Operand<'i32'>,
  then: readonly Statement[],
  otherwise: readonly Statement[] = [],
): Statement {
  const test = asExpression('if', 1, 'i32', condition);
  const label: Label = { name: 'if' };
  return statement((out) => {
    test.write(out);
    out.byte(IF);
    out.byte(NO_RESULT);
    out.inside(label, then);
    if (otherwise.length > 0) {
      out.byte(ELSE);
      out.inside(label, otherwise);
    }
    out.byte(END);
  });
}

/** Runs the body, and again as long as the condition, computed after it, is not 0. */
export function doWhile(body: readonly Statement[], condition: Operand<'i32'>): Statement {
  const start: Label = { name: 'loop' };
  const statements = [...body, branchIf(start, condition)];
  return statement((out) => {
    out.byte(LOOP);
    out.byte(NO_RESULT);
    out.inside(start, statements);
    out.byte(END);
  });
}

/**
 * Runs the body with the counter at `start`, `start + step`, … as long as it is below `end`, or
 * above it where the step is negative. This must be at least once. The test stands at the end,
 * against the number that the counter reaches exactly: the form that engines compile best. A body
 * that runs once is written without a loop, so the counter's last value is not to be relied on.
 */
export function forLoop(
  counter: Local<'i32'>,
  start: number,
  end: number,
  step: number,
  body: readonly Statement[],
): Statement {
  const trips = Math.ceil((end - start) / step);
  if (!(trips >= 1 && trips < 2 ** 32 && Number.isInteger(step))) {
    throw new RangeError(`forLoop: from ${start} to ${end} by ${step} is not at least one trip`);
  }
  if (trips === 1) return sequence([counter.set(start), ...body]);
  const advanced = counter.tee(i32.add(counter, step));
  return sequence([counter.set(start), doWhile(body, i32.ne(advanced, start + trips * step))]);
}

/** One of two values, both of which are computed, before the condition is (§4.4.4, `select`). */
export function select<T extends ValueType>(
  condition: Operand<'i32'>,
  whenTrue: Expression<T>,
  whenFalse: Operand<NoInfer<T>>,
): Expression<T> {
  const { type } = whenTrue;
  return operation('select', [0x1b, [type, type, 'i32'], type], [whenTrue, whenFalse, condition]);
}

/** Computes a value for what happens on the way, and forgets it. */
export function drop(value: Expression): Statement {
  return operation('drop', [0x1a, [value.type], 'void'], [value]);
}

function statement(write: (out: CodeWriter) => void): Statement {
  return { type: 'void', write };
}
