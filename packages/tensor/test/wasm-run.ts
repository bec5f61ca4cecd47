import type { Expression, Statement } from '../src/wasm/code.ts';
import { type EngineMemory, webAssembly } from '../src/wasm/engine.ts';
import { wasmFunction } from '../src/wasm/function.ts';
import {
  f32,
  f32x4,
  f64,
  f64x2,
  i8x16,
  i16x8,
  i32,
  i32x4,
  i64,
  i64x2,
  memory,
  v128,
} from '../src/wasm/instructions.ts';
import { Locals } from '../src/wasm/locals.ts';
import { assemble, type WasmModule } from '../src/wasm/module.ts';

/** Every group of instructions, by name. */
export const groups = {
  f32,
  f32x4,
  f64,
  f64x2,
  i8x16,
  i16x8,
  i32,
  i32x4,
  i64,
  i64x2,
  memory,
  v128,
};

/** The engine under Node, which always has one. */
export function engine(): NonNullable<typeof webAssembly> {
  if (webAssembly === undefined) throw new Error('this engine has no WebAssembly');
  return webAssembly;
}

export function oneMemory(): EngineMemory {
  return new (engine().Memory)({ initial: 1, maximum: 1 });
}

/** Assembles and loads a module over the memory; its exports take and give numbers. */
export function load(
  exports: WasmModule['exports'],
  memory: EngineMemory = oneMemory(),
): Record<string, (...values: (number | bigint)[]) => unknown> {
  const { Instance, Module, validate } = engine();
  const bytes = assemble({
    memory: { module: 'test', name: 'memory', initial: 1, maximum: 1 },
    exports,
  });
  if (!validate(bytes)) throw new Error('the module is not valid');
  return new Instance(new Module(bytes), { test: { memory } }).exports;
}

/** What a function without parameters gives that runs these statements and ends with this value. */
export function evaluate(
  build: (locals: Locals) => { body?: readonly Statement[]; result: Expression },
): unknown {
  const locals = new Locals();
  const { body = [], result } = build(locals);
  return load({ evaluate: wasmFunction('evaluate', locals, body, result) }).evaluate();
}
