/*
 * The part of the WebAssembly JavaScript Interface (2.0, §5) that is used here. ECMAScript's types
 * do not have it, and types declared for everyone would collide with those of a browser's program.
 */

/** A compiled module. It is only ever handed on. */
export interface CompiledModule {
  readonly [Symbol.toStringTag]: string;
}

/** Memory that JavaScript and instances share. Growing it detaches the buffers taken before. */
export interface EngineMemory {
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB and tells how many there were. */
  grow(pages: number): number;
}

/** A module with its imports given. */
export interface EngineInstance {
  readonly exports: Readonly<Record<string, (...values: (number | bigint)[]) => unknown>>;
}

/** What an instance is given: `imports[module][name]`. */
export type Imports = Readonly<
  Record<string, Readonly<Record<string, EngineMemory | ((...values: number[]) => void)>>>
>;

/** The engine's entrance. */
export interface Engine {
  readonly Memory: new (limits: { initial: number; maximum: number }) => EngineMemory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => CompiledModule;
  readonly Instance: new (module: CompiledModule, imports: Imports) => EngineInstance;
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}

/** The engine that runs this program, where it has WebAssembly at all. */
export const webAssembly: Engine | undefined = (
  globalThis as unknown as { readonly WebAssembly?: Engine }
).WebAssembly;
