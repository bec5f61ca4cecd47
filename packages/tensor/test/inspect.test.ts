import { inspect as nodeInspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import {
  compile,
  concat,
  grad,
  indexSelect,
  inspect,
  type Tensor,
  tensor,
  zeros,
} from '../src/index.ts';

/** A layer's step with a transposed gradient, so that every section has something to say. */
function compiledStep() {
  const w = zeros([3, 2], { requiresGrad: true });
  const step = compile((x: Tensor, y: Tensor) => {
    w.grad = null;
    const loss = x.matmul(w.transpose()).sub(y).square().mean();
    loss.backward();
    const gradient = w.grad as Tensor | null;
    if (gradient !== null) w.assign(w.detach().sub(gradient.mul(0.1)));
    return loss;
  });
  step(zeros([4, 2]), zeros([4, 3]));
  return step;
}

describe('inspect', () => {
  it('names the signature of each compilation', () => {
    const double = compile(({ x }: { x: Tensor }) => x.mul(2));
    double({ x: tensor([1, 2]) });
    double({ x: tensor(1, { dtype: 'float32' }) });
    expect(inspect(double).map(({ signature }) => signature)).toEqual([
      '({ x: float64 [2] })',
      '({ x: float32 [] })',
    ]);
  });

  it('calls tensors from outside what they are named', () => {
    const w = tensor([1, 2]);
    const step = compile((x: Tensor) => w.assign(w.add(x)));
    step(zeros([2]));
    const [{ graph, kernels, memory }] = inspect(step, { names: { w } });
    expect(graph).toMatch(/#0 = leaf w {2}float64 \[2\]$/m);
    expect(graph).toMatch(/value of w becomes #2$/m);
    expect(kernels).toBe('0: map [2]  w = w + b1');
    expect(memory).toMatch(/^w {3}float64 × 2.*leaf$/m);
  });

  it('tells given names from those of its own', () => {
    const [w1, b1, b2] = [tensor([1]), tensor([2]), tensor([3])];
    const fn = compile((x: Tensor) => x.mul(w1).add(b1).sub(b2));
    fn(zeros([1]));
    const [{ kernels }] = inspect(fn, { names: { w1, b1, b2 } });
    expect(kernels).toBe('0: map [1]  buffer 4 = ((buffer 0 · w1) + b1) − b2');
  });

  it.each([
    [{ names: { w: [1, 2] } }, "inspect: 'w' must name a tensor, got an array of 2"],
    [{ name: {} }, "inspect: there is no option 'name'; there are names"],
  ])('refuses %o', (options, message) => {
    const fn = compile((x: Tensor) => x);
    expect(() => inspect(fn, options as object)).toThrow(message);
  });

  it('is what runs, to be logged', () => {
    const double = compile((x: Tensor) => x.mul(2));
    double(zeros([2]));
    expect(nodeInspect(inspect(double)[0])).toBe(
      [
        'compiled for (float64 [2]); String(inspection) is all of it',
        'kernels\n  0: map [2]  b1 = b0 · 2',
        `module of ${inspect(double)[0].module.length} bytes`,
      ].join('\n\n'),
    );
  });

  it('shows the graph as captured and after each pass, by name', () => {
    const [{ graph, passes }] = inspect(compiledStep());
    expect(passes.map(({ name }) => name)).toEqual([
      'capture',
      'shareCommon',
      'foldTransposes',
      'shareCommon',
    ]);
    expect(passes[0].graph).toBe(graph);
    const products = (text: string) => text.split('\n').filter((line) => line.includes('matmul'));
    expect(products(passes[1].graph)[1]).toMatch(
      /^#\d+ = matmul\(#\d+, #\d+\) {2}float64 \[2, 3\]$/,
    );
    expect(products(passes[2].graph)[1]).toMatch(
      /^#\d+ = matmul\(#\d+, #\d+\) {2}float64 \[3, 2\]$/,
    );
  });

  it('shows what each value is computed by, from what, and to what it was told', () => {
    const fn = compile((x: Tensor) =>
      x
        .transpose()
        .mul(0.5)
        .add(tensor([[1], [2]]))
        .sum(0),
    );
    fn(zeros([3, 2]));
    expect(inspect(fn)[0].graph.split('\n')).toEqual([
      '#0 = input 0  float64 [3, 2]',
      '#1 = permute(#0, [1,0])  float64 [2, 3]',
      '#2 = constant 0.5  float64 [2, 3]',
      '#3 = mul(#1, #2)  float64 [2, 3]',
      '#4 = constant numbers  float64 [2, 3]',
      '#5 = add(#3, #4)  float64 [2, 3]',
      '#6 = sum(#5, [0])  float64 [3]',
      'return #6',
    ]);
  });

  it('shows what each loop computes, and what the passes over loops change', () => {
    const [{ kernels, kernelPasses }] = inspect(compiledStep());
    const update = (name: string) =>
      kernelPasses
        .find((pass) => pass.name === name)
        ?.kernels.split('\n')
        .at(-1);
    expect(kernelPasses.at(-1)?.kernels).toBe(kernels);
    // The new weight is written over the old one, if the one before is not read any more.
    expect(update('schedule')).toMatch(/^\d: map \[3, 2\] {2}(b\d) = (?!\1)b\d − \(b\d · 0\.1\)$/);
    expect(update('replaceInPlace')).toMatch(/^\d: map \[3, 2\] {2}(b\d) = \1 − \(b\d · 0\.1\)$/);
    expect(kernels).toMatch(/product \[4, 2\] · \[2, 3\] {2}b\d = b\d @ b\d$/m);
  });

  it('shows what is transposed, written in part, added to, and the sign of a zero', () => {
    const kernelsOf = (fn: (x: Tensor, i: Tensor) => Tensor) => {
      const compiled = compile(fn);
      compiled(zeros([3, 3]), tensor([0, 2], { dtype: 'int32' }));
      return inspect(compiled)[0]
        .kernels.split('\n')
        .map((line) => line.split('  ')[1]);
    };
    expect(kernelsOf((x) => x.sub(x.transpose()))).toEqual(['b1 = b0 − b0ᵀ']);
    expect(kernelsOf((x) => x.transpose().matmul(x))).toEqual(['b1 = b0ᵀ @ b0']);
    expect(kernelsOf((x) => concat([x, x.neg()]))).toEqual(['part of b1 = b0', 'part of b1 = −b0']);
    expect(kernelsOf((x) => x.add(-0))).toEqual(['b1 = b0 + -0']);
    expect(kernelsOf((x) => x.sum(0).add(x.sum(1)))[1]).toBe('b2 = b1 + sum(b0)');
    const scattered = kernelsOf((x, i) => grad((y) => indexSelect(y, 0, i).square().sum())(x));
    expect(scattered.at(-1)).toMatch(/^(b\d) = \1 \+ .*\(b\d, b\d\)$/);
  });

  it('shortens formulas that are nested deeply', () => {
    const fn = compile((x: Tensor) => {
      let y = x;
      for (let i = 0; i < 12; i++) y = y.add(1).exp();
      return y;
    });
    fn(zeros([3]));
    expect(inspect(fn)[0].kernels).toBe('0: map [3]  b1 = exp(exp(exp(… + 1) + 1) + 1)');
  });

  it('shows where everything lies and how long', () => {
    const [{ kernels, memory, temporaryBytes }] = inspect(compiledStep());
    expect(kernels.split('\n')[0]).toBe('0: map [2, 3]  b1 = b0ᵀ');
    const [leaf, copy] = memory.split('\n').map((line) => line.split(/ {2,}/));
    expect(leaf).toEqual([
      'b0',
      'float64 × 6',
      '48 bytes',
      expect.stringMatching(/^at \d+$/),
      'kernels 0 to 4',
      'leaf',
    ]);
    expect(copy).toEqual(['b1', 'float64 × 6', '48 bytes', 'at +0', 'kernels 0 to 1', 'temporary']);
    expect(memory).toMatch(/kernels \d+ +result 0$/m);
    expect(memory).toMatch(/gradient$/m);
    expect(memory.split('\n')).toHaveLength(new Set(kernels.match(/b\d+/g)).size);
    expect(temporaryBytes).toBeGreaterThan(0);
  });

  it('is a text for people', () => {
    const [inspection] = inspect(compiledStep());
    const text = String(inspection);
    const titles = text.split('\n').filter((line) => /^\S/.test(line));
    expect(titles).toEqual([
      'compiled for (float64 [4, 2], float64 [4, 3])',
      'capture',
      'shareCommon',
      'foldTransposes',
      'shareCommon',
      'schedule',
      'replaceInPlace',
      'orient',
      'joinLoops',
      `memory, ${inspection.temporaryBytes} bytes for temporary results`,
      `module of ${inspection.module.length} bytes`,
    ]);
    expect(text).toContain('shareCommon\n  changes nothing\n');
  });

  it('has something to say of a function that computes nothing', () => {
    const idle = compile(() => {});
    idle();
    expect(String(inspect(idle)[0])).toContain('compiled for ()');
    expect(inspect(idle)[0].memory).toBe('');
  });

  it('gives the module, which wabt shows as text', async () => {
    const [{ module }] = inspect(compiledStep());
    // As docs/compile.md says.
    const { readWasm } = await wabt();
    const code = readWasm(module, { readDebugNames: true });
    code.applyNames();
    const text = code.toText({ foldExprs: true });
    expect(text).toMatch(/\(func \$product\d/);
    expect(text).toContain('f64x2.mul');
  });
});
