import { TensorError } from '../errors.ts';
import type { Expression } from '../wasm/code.ts';
import { type Engine, type EngineMemory, type Imports, webAssembly } from '../wasm/engine.ts';
import { wasmFunction } from '../wasm/function.ts';
import { f64x2 } from '../wasm/instructions.ts';
import { Locals } from '../wasm/locals.ts';
import { assemble, type ImportedMemory } from '../wasm/module.ts';
import { relaxed } from '../wasm/relaxed.ts';

/** The engine cannot compile, or is not allowed to. The function could still run as it is. */
export class CompilationRefused extends TensorError {
  constructor(obstacle: string) {
    super(
      `compile: ${obstacle}, or let the function run as it is there: compile(fn, { fallback: 'eager' })`,
    );
  }
}

let refusal: string | null | undefined;

/**
 * The engine's WebAssembly.
 *
 * @throws CompilationRefused if it cannot compile what is emitted here.
 */
export function engine(): Engine {
  if (refusal === undefined) refusal = findRefusal();
  if (refusal !== null || webAssembly === undefined) throw new CompilationRefused(refusal ?? '');
  return webAssembly;
}

/** Why nothing can be compiled, and what would help; null if it can. Found out by trying. */
function findRefusal(): string | null {
  if (webAssembly === undefined) {
    return 'this engine has no WebAssembly, or it is switched off; use another';
  }
  const module = smallest(f64x2.splat(0));
  try {
    // Under a strict policy some engines refuse the module, and some its instance.
    new webAssembly.Instance(new webAssembly.Module(module), {});
    return null;
  } catch (error) {
    if (!webAssembly.validate(module)) {
      return 'the WebAssembly of this engine has no SIMD; use a newer one';
    }
    return `this program may not compile WebAssembly at run time (${reason(error)}); in a browser, add 'wasm-unsafe-eval' to script-src in the page's Content-Security-Policy`;
  }
}

/** Whether the engine has an instruction that multiplies and adds. */
export function canFuse(): boolean {
  const zero = f64x2.splat(0);
  return engine().validate(smallest(relaxed.f64x2.relaxed_madd(zero, zero, zero)));
}

/** A module that computes a vector. */
function smallest(vector: Expression<'v128'>): Uint8Array<ArrayBuffer> {
  const locals = new Locals();
  const body = [locals.fresh('v128').set(vector)];
  return assemble({ exports: { run: wasmFunction('run', locals, body) } });
}

/** A memory of its own. */
export function newMemory(limits: ImportedMemory): EngineMemory {
  const { Memory } = engine();
  try {
    return new Memory(limits);
  } catch (error) {
    throw new CompilationRefused(
      `the engine gives no memory to compiled functions (${reason(error)}); close what else needs memory`,
    );
  }
}

/** The function that a module exports as `run`. */
export function link(bytes: Uint8Array<ArrayBuffer>, imports: Imports): () => unknown {
  const { Module, Instance, validate } = engine();
  try {
    return new Instance(new Module(bytes), imports).exports.run;
  } catch (error) {
    // An invalid module would be a mistake of the emitter, and not the engine's refusal.
    if (!validate(bytes)) throw error;
    throw new CompilationRefused(
      `the engine refuses a WebAssembly module of ${bytes.length} bytes (${reason(error)}); a worker may compile larger ones than a page`,
    );
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
