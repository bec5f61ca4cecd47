import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as semente from '../src/index.ts';
import { type Engine, webAssembly } from '../src/wasm/engine.ts';

const { compile, inspect, noGrad, tensor } = semente;
const engine = webAssembly as Engine;

describe('a static compiled function', () => {
  const train = () =>
    compile((x: semente.Tensor, { y }: { y: semente.Tensor }) => x.sum().sub(y), { static: true });

  it('runs for one signature of inputs, however often', () => {
    const step = train();
    expect(step(tensor([1, 2]), { y: tensor(1) }).item()).toBe(2);
    expect(step(tensor([3, 4]), { y: tensor(1) }).item()).toBe(6);
  });

  it('names both signatures when a second one comes, and goes on with the first', () => {
    const step = train();
    step(tensor([1, 2]), { y: tensor(1) });
    expect(() => step(tensor([1, 2, 3], { dtype: 'float32' }), { y: tensor(1) })).toThrow(
      'compile: a static function that was compiled for (float64 [2], { y: float64 [] }) was called with ' +
        '(float32 [3], { y: float64 [] }); pass inputs of the same shapes and dtypes, or leave out { static: true }',
    );
    expect(() => noGrad(() => step(tensor([1, 2]), { y: tensor(1) }))).toThrow(
      'was called with (float64 [2], { y: float64 [] }) under noGrad()',
    );
    expect(step(tensor([3, 4]), { y: tensor(1) }).item()).toBe(6);
  });

  it('takes the first signature that it could be compiled for', () => {
    const step = compile((x: semente.Tensor) => x.matmul(tensor([[1, 2]])), { static: true });
    expect(() => step(tensor([[1, 2]]))).toThrow(/^matmul/);
    expect(step(tensor([[3]])).toArray()).toEqual([[3, 6]]);
  });
});

describe('options and functions that are none', () => {
  it.each([
    [
      { statik: true },
      "compile: there is no option 'statik'; there are static, fallback, fusedMultiplyAdd",
    ],
    [
      { toString: true },
      "compile: there is no option 'toString'; there are static, fallback, fusedMultiplyAdd",
    ],
    [{ static: 1 }, 'compile: the option static is true or false, got 1'],
    [{ fallback: true }, "compile: the option fallback is 'error' or 'eager', got true"],
    [{ fusedMultiplyAdd: null }, 'the option fusedMultiplyAdd is true or false, got null'],
    [null, 'compile: the options must be an object, got null'],
    ['static', "compile: the options must be an object, got 'static'"],
  ])('%o are refused', (options, message) => {
    expect(() => compile((x) => x, options as never)).toThrow(message);
  });

  it('is refused, such as a promise', () => {
    const attempt = () => compile(Promise.resolve() as never);
    expect(attempt).toThrow('compile: expected a function of tensors, got a Promise');
  });
});

/** The package, in an engine with another WebAssembly. */
async function withWebAssembly(replacement: unknown): Promise<typeof semente> {
  vi.stubGlobal('WebAssembly', replacement);
  vi.resetModules();
  return await import('../src/index.ts');
}

/** The engine's own WebAssembly, where a policy forbids to compile at run time. */
function forbidden(): unknown {
  return runInNewContext('WebAssembly', {}, { contextCodeGeneration: { wasm: false } });
}

class Exhausted {
  constructor() {
    throw new RangeError('could not allocate memory');
  }
}

class SmallModule {
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    if (bytes.length > 1000) throw new RangeError('too large for the main thread');
    // biome-ignore lint/correctness/noConstructorReturn: it stands for the engine's own class.
    return new engine.Module(bytes);
  }
}

describe('an engine that does not compile', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  const engines: [string, () => unknown, RegExp][] = [
    ['has no WebAssembly', () => undefined, /^compile: this engine has no WebAssembly/],
    [
      'has no SIMD',
      () => ({ validate: () => false }),
      /^compile: the WebAssembly of this engine has no SIMD; use a newer one/,
    ],
    [
      'has a policy against it',
      forbidden,
      /^compile: this program may not compile WebAssembly at run time \(.*disallowed.*\); in a browser, add 'wasm-unsafe-eval' to script-src/,
    ],
    [
      'has no memory for it',
      () => ({ ...properties(engine), Memory: Exhausted }),
      /^compile: the engine gives no memory to compiled functions \(could not allocate memory\)/,
    ],
    [
      'compiles small modules only',
      () => ({ ...properties(engine), Module: SmallModule }),
      /^compile: the engine refuses a WebAssembly module of \d+ bytes \(too large for the main thread\)/,
    ],
  ];

  describe.each(engines)('because it %s', (_, other, message) => {
    it('says so, and what would help', async () => {
      const { compile, tensor, TensorError } = await withWebAssembly(other());
      const step = compile((x) => x.softplus().matmul(x).tanh().sum());
      expect(() => step(tensor([[1]]))).toThrow(TensorError);
      expect(() => step(tensor([[1]]))).toThrow(message);
      expect(() => step(tensor([[1]]))).toThrow(
        /let the function run as it is there: compile\(fn, \{ fallback: 'eager' \}\)$/,
      );
    });

    it('runs the function as it is, where that is wanted', async () => {
      const { compile, inspect, tensor } = await withWebAssembly(other());
      const w = tensor([[2]], { requiresGrad: true });
      const step = compile(
        (x) => {
          w.grad = null;
          const loss = x.softplus().matmul(w).tanh().sum();
          loss.backward();
          if (w.grad !== null) w.assign(w.detach().sub(w.grad));
          return loss;
        },
        { fallback: 'eager' },
      );
      const first = step(tensor([[1]])).item();
      expect(step(tensor([[1]])).item()).toBeLessThan(first);
      expect(inspect(step)).toEqual([]);
    });
  });

  it('keeps the edge of a compiled function, and what is static', async () => {
    const { compile, tensor } = await withWebAssembly(undefined);
    const w = tensor([1, 2], { requiresGrad: true });
    const scaled = compile((x) => [x.mul(w), w], { fallback: 'eager', static: true });
    const [product, leaf] = scaled(tensor([3, 4]));
    expect(() => product.sum().backward()).toThrow('came out of a compiled function');
    w.assign(tensor([5, 6]));
    expect(leaf.toArray()).toEqual([1, 2]);
    expect(() => scaled(w)).toThrow('compile: input 0, float64 [2], requires a gradient');
    expect(() => scaled(tensor(3))).toThrow('was called with (float64 [])');
    const state = tensor([1]);
    const update = compile((x) => state.assign(state.add(x)), { fallback: 'eager' });
    expect(() => update(state)).toThrow('compile: input 0, float64 [1], is also assigned');
  });

  it('lets go of what results were computed from, as a compiled function does', async () => {
    const { compile, tensor } = await withWebAssembly(undefined);
    const w = tensor([1, 2], { requiresGrad: true });
    const loss = compile(() => w.mul(2).exp().tanh().sum(), { fallback: 'eager' });
    const compiled = semente.tensor([1, 2], { requiresGrad: true });
    const other = semente.compile(() => compiled.mul(2).exp().tanh().sum());
    for (const [result, leaf] of [
      [loss(), w],
      [other(), compiled],
    ]) {
      // The other one stands for the edge itself.
      expect(result.node?.inputs).toHaveLength(2);
      expect(result.node?.inputs[1]).toBe(leaf);
    }
  });
});

function properties(x: object): object {
  return Object.fromEntries(
    Object.getOwnPropertyNames(x).map((name) => [name, Reflect.get(x, name)]),
  );
}

it('compiles where it can, also if it might run as it is', () => {
  const double = compile((x: semente.Tensor) => x.mul(2), { fallback: 'eager' });
  expect(double(tensor(2)).item()).toBe(4);
  expect(inspect(double)).toHaveLength(1);
});
