import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';

/** How a function is compiled. */
export interface CompileOptions {
  /**
   * Whether a second signature of inputs is refused, where otherwise the function is captured and
   * compiled again: for a step that must never pause to compile. False by default.
   */
  readonly static?: boolean;
  /**
   * What happens where the engine cannot compile at run time, as in a page whose content security
   * policy forbids it: an `'error'` (the default), or the function runs as it is, `'eager'`, with
   * the same results, more slowly.
   */
  readonly fallback?: 'error' | 'eager';
  /**
   * Whether matrix products may multiply and add with one rounding instead of two, where engine and
   * machine can (Node 24 and Chromium can on most machines, Node 20 cannot). It is faster, and gives
   * up that the same program gives the same bits everywhere. False by default.
   */
  readonly fusedMultiplyAdd?: boolean;
}

/** For each option, what it may be; the type checker asks for each. */
const allowed: { readonly [Name in keyof Required<CompileOptions>]: readonly unknown[] } = {
  static: [true, false, undefined],
  fallback: ['error', 'eager', undefined],
  fusedMultiplyAdd: [true, false, undefined],
};

/** Refuses what is no option, for callers without a type checker. */
export function checkCompileOptions(options: CompileOptions): void {
  if (typeof options !== 'object' || options === null) {
    throw new TensorError(`compile: the options must be an object, got ${describe(options)}`);
  }
  for (const [name, value] of Object.entries(options)) {
    const values: unknown = Reflect.get(allowed, name);
    if (!Object.hasOwn(allowed, name) || !Array.isArray(values)) {
      throw new TensorError(
        `compile: there is no option ${describe(name)}; there are ${Object.keys(allowed).join(', ')}`,
      );
    }
    if (!values.includes(value)) {
      const choices = values.filter((choice) => choice !== undefined).map(describe);
      throw new TensorError(
        `compile: the option ${name} is ${choices.join(' or ')}, got ${describe(value)}`,
      );
    }
  }
}
