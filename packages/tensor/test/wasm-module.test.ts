import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import type { Code, ResultType, Statement, ValueType } from '../src/wasm/code.ts';
import { drop, forLoop, when } from '../src/wasm/control.ts';
import { call, wasmFunction } from '../src/wasm/function.ts';
import { f64, f64x2, i32, v128 } from '../src/wasm/instructions.ts';
import { Locals } from '../src/wasm/locals.ts';
import { assemble, type WasmModule } from '../src/wasm/module.ts';
import * as table from '../src/wasm/table.ts';
import { engine, groups } from './wasm-run.ts';

const memory = { module: 'semente', name: 'memory', initial: 1, maximum: 16 };

/** The module in the text format, by an independent reader of the binary format. */
async function text(module: WasmModule, folded: boolean): Promise<string> {
  const { readWasm } = await wabt();
  const parsed = readWasm(assemble(module), { readDebugNames: true });
  parsed.applyNames();
  return parsed.toText({ foldExprs: folded });
}

describe('assemble', () => {
  it('makes a module that others read as it was written', async () => {
    const locals = new Locals();
    const a = locals.parameter('i32', 'a');
    const i = locals.fresh('i32', 'i');
    const sum = locals.fresh('v128', 'sum');
    const body = [
      forLoop(i, 0, 4, 1, [sum.set(f64x2.add(sum, v128.load(a, 32)))]),
      when(i32.eqz(a), [f64.store(4096, f64x2.extract_lane(sum, 1))]),
    ];
    const total = wasmFunction('total', locals, body, f64x2.extract_lane(sum, 0));
    expect(await text({ memory, exports: { total } }, true)).toBe(`(module
  (type (;0;) (func (param i32) (result f64)))
  (import "semente" "memory" (memory (;0;) 1 16))
  (func $total (type 0) (param $a i32) (result f64)
    (local $i i32) (local $sum v128)
    (local.set $i
      (i32.const 0))
    (loop  ;; label = @1
      (local.set $sum
        (f64x2.add
          (local.get $sum)
          (v128.load offset=32
            (local.get $a))))
      (br_if 0 (;@1;)
        (i32.ne
          (local.tee $i
            (i32.add
              (local.get $i)
              (i32.const 1)))
          (i32.const 4))))
    (if  ;; label = @1
      (i32.eqz
        (local.get $a))
      (then
        (f64.store offset=4096
          (i32.const 0)
          (f64x2.extract_lane 1
            (local.get $sum)))))
    (f64x2.extract_lane 0
      (local.get $sum)))
  (export "total" (func $total)))
`);
  });

  it('works without a memory and without a function', () => {
    expect(engine().validate(assemble({ exports: {} }))).toBe(true);
  });

  it('offers a function under several names and shares equal types', async () => {
    const one = wasmFunction('one', new Locals(), [], f64.const(1));
    const two = wasmFunction('two', new Locals(), [], f64.const(2));
    const { Instance, Module } = engine();
    const bytes = assemble({ exports: { one, two, uno: one } });
    const { exports } = new Instance(new Module(bytes), {});
    expect([exports.one(), exports.two(), exports.uno()]).toEqual([1, 2, 1]);
    expect((await text({ exports: { one, two } }, false)).match(/\(type \(/g)).toHaveLength(1);
  });

  it('includes what is called, once, and nothing else', async () => {
    const deepest = wasmFunction('deepest', new Locals(), [], f64.const(3));
    const middle = wasmFunction('middle', new Locals(), [], f64.add(call(deepest), call(deepest)));
    const outer = wasmFunction('outer', new Locals(), [drop(call(middle))], call(deepest));
    const functions = (await text({ exports: { outer } }, false)).match(/\(func \$\w+ \(type/g);
    expect(functions).toEqual(['outer', 'middle', 'deepest'].map((name) => `(func $${name} (type`));
  });

  it('calls functions that an instance is given', async () => {
    const told: number[] = [];
    const tell = { module: 'host', name: 'tell', parameters: ['i32'], result: 'void' } as const;
    const twice = wasmFunction('twice', new Locals(), [call(tell, 3), call(tell, 4)]);
    const run = wasmFunction('run', new Locals(), [call(twice)]);
    const module = { memory, functions: [tell], exports: { run } };
    const { Instance, Memory, Module } = engine();
    const { exports } = new Instance(new Module(assemble(module)), {
      semente: { memory: new Memory({ initial: 1, maximum: 16 }) },
      host: { tell: (number) => told.push(number) },
    });
    exports.run();
    expect(told).toEqual([3, 4]);
    expect(await text(module, false)).toContain('(import "host" "tell" (func $tell (type');
  });

  it('refuses a call of a function that is nowhere', () => {
    const tell = { module: 'host', name: 'tell', parameters: [], result: 'void' } as const;
    const run = wasmFunction('run', new Locals(), [call(tell)]);
    expect(() => assemble({ exports: { run } })).toThrow('call: tell is not among the imports');
  });

  it('keeps names apart that are used twice', async () => {
    const locals = new Locals();
    const first = locals.fresh('f64', 'x');
    const second = locals.fresh('f64', 'x');
    const twin = wasmFunction('f', new Locals(), [], f64.const(1));
    const f = wasmFunction('f', locals, [drop(call(twin))], f64.add(first, second));
    const written = await text({ exports: { f } }, false);
    expect(written).toContain('(local $x f64) (local $x.1 f64)');
    expect(written).toContain('(func $f.1');
  });

  it('names every instruction as the text format does', async () => {
    const expected: string[] = [];
    const body: Statement[] = [];
    for (const form of Object.values(table)) {
      for (const [group, rows] of Object.entries(form)) {
        for (const [name, row] of Object.entries<table.Row>(rows)) {
          expected.push(`${group}.${name}`);
          body.push(onZeros(group as keyof typeof groups, name, row));
        }
      }
    }
    const every = wasmFunction('every', new Locals(), body);
    const written = await text({ memory, exports: { every } }, false);
    const found = written.match(/\b\w+\.\w+\b/g) ?? [];
    const noted = found.filter((name) => !/\.const$|^local\./.test(name));
    expect(noted).toEqual(expected);
    expect(engine().validate(assemble({ memory, exports: { every } }))).toBe(true);
  });
});

/** The instruction on zeros, its result forgotten. */
function onZeros(
  group: keyof typeof groups,
  name: string,
  [, types, result]: table.Row,
): Statement {
  const zeros = { i32: 0, i64: 0n, f32: 0, f64: 0, v128: f64x2.const(0, 0) };
  const builders = groups[group] as unknown as Record<
    string,
    (...operands: unknown[]) => Code<ResultType>
  >;
  const isOfLane = /_lane/.test(name);
  const code = builders[name](...types.map((type) => zeros[type]), ...(isOfLane ? [0] : []));
  return result === 'void' ? (code as Statement) : drop(code as Code<ValueType>);
}

describe('a large module', () => {
  it('of 20,000 instructions is valid and right', () => {
    const locals = new Locals();
    const sum = locals.fresh('f64');
    const body = Array.from({ length: 5000 }, (_, i) =>
      sum.set(f64.add(sum, f64.load(8 * (i % 1000)))),
    );
    const total = wasmFunction('total', locals, body, sum);
    const bytes = assemble({ memory, exports: { total } });
    expect(bytes.length).toBeGreaterThan(40_000);
    const shared = new (engine().Memory)({ initial: 1, maximum: 16 });
    new Float64Array(shared.buffer).fill(0.5, 0, 1000);
    const { Instance, Module } = engine();
    const { exports } = new Instance(new Module(bytes), { semente: { memory: shared } });
    expect(exports.total()).toBe(2500);
  });
});
