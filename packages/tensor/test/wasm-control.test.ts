import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Label } from '../src/wasm/code.ts';
import {
  block,
  branch,
  branchIf,
  doWhile,
  drop,
  forLoop,
  select,
  when,
} from '../src/wasm/control.ts';
import { call, wasmFunction } from '../src/wasm/function.ts';
import { f32, f64, f64x2, i32, i64 } from '../src/wasm/instructions.ts';
import { Locals } from '../src/wasm/locals.ts';
import { evaluate, load, oneMemory } from './wasm-run.ts';

describe('locals', () => {
  it('start as zero and hold what they are given', () => {
    const given = evaluate((locals) => {
      const x = locals.fresh('f64');
      const y = locals.fresh('f64');
      return { body: [x.set(f64.add(y, 2.5))], result: f64.mul(x, 2) };
    });
    expect(given).toBe(5);
  });

  it('can be set on the way', () => {
    const given = evaluate((locals) => {
      const x = locals.fresh('f64');
      return { result: f64.mul(x.tee(f64.add(1, 2)), x) };
    });
    expect(given).toBe(9);
  });

  it('come in every type, after the parameters', () => {
    const locals = new Locals();
    const a = locals.parameter('f64', 'a');
    const b = locals.parameter('f32', 'b');
    const types = ['v128', 'i64', 'f64', 'f64', 'i32', 'v128', 'f32'] as const;
    const fresh = types.map((type) => locals.fresh(type));
    expect(fresh.map(({ index }) => index)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    const [, , x] = fresh;
    const result = f64.add(
      f64.add(a, f64.promote_f32(b)),
      f64x2.extract_lane(fresh[0] as never, 1),
    );
    const body = [x.set(f64.const(1))];
    const { sum } = load({ sum: wasmFunction('sum', locals, body, f64.add(result, x as never)) });
    expect(sum(10, 0.5)).toBe(11.5);
    expect(() => locals.parameter('i32')).toThrow('parameter: a local was already taken');
  });

  it('hold constants from the beginning on, each once, which nobody gets who wants a local', () => {
    const locals = new Locals();
    const x = locals.parameter('f64', 'x');
    const twoPointFive = locals.scope(() => locals.constant('2.5', f64.const(2.5)));
    const other = locals.fresh('f64');
    expect(locals.constant('2.5', f64.const(2.5))).toBe(twoPointFive);
    const seven = locals.constant('7', f64.const(7));
    expect(new Set([x, twoPointFive, other, seven].map(({ index }) => index)).size).toBe(4);
    const body = [other.set(f64.mul(x, twoPointFive))];
    const { f } = load({ f: wasmFunction('f', locals, body, f64.add(other, seven)) });
    expect(f(4)).toBe(17);
  });

  it('are used again by the next who wants the type, once released', () => {
    const locals = new Locals();
    const first = locals.fresh('f64', 'first');
    const other = locals.fresh('i32');
    locals.release(first);
    expect(locals.fresh('i32').index).toBe(2);
    expect(locals.fresh('f64').index).toBe(first.index);
    expect(locals.fresh('f64').index).toBe(3);
    locals.release(other);
    expect(() => locals.release(other)).toThrow('release: local 1 is not in use in this scope');
  });

  it('of a scope are released at its end, and those of the scope around it are not', () => {
    const locals = new Locals();
    const outer = locals.fresh('f64');
    const inner = locals.scope(() => {
      expect(() => locals.release(outer)).toThrow('not in use in this scope');
      return [locals.fresh('f64'), locals.scope(() => locals.fresh('f64')), locals.fresh('f64')];
    });
    expect(inner.map(({ index }) => index)).toEqual([1, 2, 2]);
    const again = [locals.fresh('f64'), locals.fresh('f64')];
    expect(new Set(again.map(({ index }) => index))).toEqual(new Set([1, 2]));
    expect(locals.fresh('f64').index).toBe(3);
  });

  it('take values of their own type alone', () => {
    const x = new Locals().fresh('f64');
    // @ts-expect-error: an i32 is not an f64.
    expect(() => x.set(i32.const(1))).toThrow('local.set: operand 1 must be f64, got i32');
    // @ts-expect-error: an f32 is not an f64.
    expect(() => x.tee(f32.const(1))).toThrow('local.tee: operand 1 must be f64, got f32');
  });
});

describe('forLoop', () => {
  /** The values that the counter takes. */
  function visited(start: number, end: number, step: number): number[] {
    const locals = new Locals();
    const counter = locals.fresh('i32');
    const slot = locals.fresh('i32');
    const body = [
      forLoop(counter, start, end, step, [
        i32.store(slot, counter, 4),
        slot.set(i32.add(slot, 4)),
        i32.store(0, i32.add(i32.load(0), 1)),
      ]),
    ];
    const memory = oneMemory();
    load({ run: wasmFunction('run', locals, body) }, memory).run();
    const words = new Int32Array(memory.buffer);
    return Array.from(words.subarray(1, 1 + words[0]));
  }

  it('visits what a JavaScript loop visits', () => {
    const step = fc.integer({ min: -40, max: 40 }).filter((value) => value !== 0);
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.nat({ max: 39 }),
        step,
        (start, trips, slack, by) => {
          const end = start + trips * by - Math.sign(by) * (slack % Math.abs(by));
          const expected: number[] = [];
          for (let i = start; by > 0 ? i < end : i > end; i += by) expected.push(i);
          expect(visited(start, end, by)).toEqual(expected);
        },
      ),
      {
        numRuns: 40,
        examples: [
          [0, 1, 0, 1],
          [0, 1, 7, 16],
          [-5, 5, 0, 1],
          [2 ** 31 - 65, 2, 0, 32],
        ],
      },
    );
  });

  it('nests', () => {
    const given = evaluate((locals) => {
      const [i, j] = [locals.fresh('i32'), locals.fresh('i32')];
      const sum = locals.fresh('f64');
      const add = sum.set(f64.add(sum, f64.convert_i32_s(i32.mul(i, j))));
      return { body: [forLoop(i, 1, 11, 1, [forLoop(j, 1, 11, 1, [add])])], result: sum };
    });
    expect(given).toBe(55 * 55);
  });

  it('refuses what does not run at least once', () => {
    const counter = new Locals().fresh('i32');
    const message = (start: number, end: number, step: number) => () =>
      forLoop(counter, start, end, step, []);
    expect(message(0, 0, 1)).toThrow('forLoop: from 0 to 0 by 1 is not at least one trip');
    expect(message(0, 4, -1)).toThrow('from 0 to 4 by -1');
    expect(message(0, 4, 0)).toThrow('from 0 to 4 by 0');
    expect(message(0, 4, 0.5)).toThrow('from 0 to 4 by 0.5');
  });
});

describe('other control', () => {
  it('doWhile repeats as long as the condition holds', () => {
    const given = evaluate((locals) => {
      const x = locals.fresh('i32');
      return { body: [x.set(1), doWhile([x.set(i32.mul(x, 3))], i32.lt_s(x, 100))], result: x };
    });
    expect(given).toBe(243);
  });

  it('when runs one of two', () => {
    const locals = new Locals();
    const x = locals.parameter('i32');
    const y = locals.fresh('i32');
    const body = [
      when(i32.gt_s(x, 0), [y.set(1)], [y.set(2)]),
      when(i32.eq(x, 7), [y.set(i32.add(y, 10))]),
    ];
    const { choose } = load({ choose: wasmFunction('choose', locals, body, y) });
    expect([5, -5, 7].map((value) => choose(value))).toEqual([1, 2, 11]);
  });

  it('block is left early from inside of loops and choices', () => {
    const given = evaluate((locals) => {
      const i = locals.fresh('i32');
      const found = locals.fresh('i32');
      const search = block((end) => [
        forLoop(i, 0, 100, 1, [
          when(i32.eq(i32.mul(i, i), 49), [found.set(i), branch(end)]),
          branchIf(end, i32.gt_s(i, 50)),
        ]),
        found.set(-1),
      ]);
      return { body: [search], result: found };
    });
    expect(given).toBe(7);
  });

  it('a branch from outside of its block is refused', () => {
    const leaked: Label[] = [];
    const search = block((end) => {
      leaked.push(end);
      return [];
    }, 'search');
    const body = [search, ...leaked.map((label) => branch(label))];
    expect(() => load({ run: wasmFunction('run', new Locals(), body) })).toThrow(
      'branch: label search is not the label of a block around it',
    );
  });

  it.each([
    ['i32', i32.const(1), i32.const(2), [2, 1]],
    ['i64', i64.const(1n), i64.const(2n), [2n, 1n]],
    ['f32', f32.const(1), f32.const(2), [2, 1]],
    ['f64', f64.const(1), f64.const(2), [2, 1]],
  ])('select chooses between two %s', (_, whenTrue, whenFalse, expected) => {
    const locals = new Locals();
    const condition = locals.parameter('i32');
    const result = select(condition, whenTrue, whenFalse);
    const { choose } = load({ choose: wasmFunction('choose', locals, [], result) });
    expect([choose(0), choose(-3)]).toEqual(expected);
  });

  it('select chooses between two vectors', () => {
    const result = f64x2.extract_lane(select(1, f64x2.const(1, 2), f64x2.const(3, 4)), 1);
    expect(evaluate(() => ({ result }))).toBe(2);
  });

  it('select wants both of one type', () => {
    // @ts-expect-error: an f32 is not an f64.
    expect(() => select(1, f64.const(1), f32.const(1))).toThrow(
      'select: operand 2 must be f64, got f32',
    );
  });

  it('drop computes and forgets', () => {
    const given = evaluate((locals) => {
      const x = locals.fresh('f64');
      return { body: [drop(x.tee(4))], result: x };
    });
    expect(given).toBe(4);
  });

  it('calls reach functions that were not listed, with arguments of their types', () => {
    const squareLocals = new Locals();
    const x = squareLocals.parameter('f64', 'x');
    const square = wasmFunction('square', squareLocals, [], f64.mul(x, x));
    expect(evaluate(() => ({ result: f64.add(call(square, 3), call(square, 4)) }))).toBe(25);
    expect(() => call(square, i32.const(1))).toThrow('call square: operand 1 must be f64, got i32');
    expect(() => call(square)).toThrow('call square: operand 1 must be f64, got nothing');
  });
});
