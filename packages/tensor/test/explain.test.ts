import { describe, expect, it } from 'vitest';
import {
  checkpoint,
  compile,
  customGradient,
  explain,
  noGrad,
  type Tensor,
  tensor,
  toMermaid,
} from '../src/index.ts';

const leaf = (values: Parameters<typeof tensor>[0]) => tensor(values, { requiresGrad: true });
const lines = (text: string) => text.split('\n');
/** The cells of a line. */
const cells = (line: string) => line.split(/ {2,}/);

/** A chain of so many operations. */
function chain(length: number): Tensor {
  let x: Tensor = leaf([1]);
  for (let i = 0; i < length; i++) x = x.mul(1.5);
  return x;
}

describe('explain', () => {
  const w = leaf([1, 2]);
  const x = tensor([3, 4]);

  it('shows each step with its type, its rules and the sizes of its gradients', () => {
    expect(explain(w.mul(x).sum(), { names: { w, x } })).toBe(
      [
        'tensor  computed as   type         passes back                            |g|    |passed back|',
        'w       leaf          float64 [2]                                         5',
        'x       constant      float64 [2]',
        '#3      w · x         float64 [2]  w: g · x                               1.414  w: 5',
        '#4      sum(#3, [0])  float64 []   #3: broadcastTo(reshape(g, [1]), [2])  1      #3: 1.414',
      ].join('\n'),
    );
  });

  it.each<[string, (a: Tensor, b: Tensor) => Tensor, string, string]>([
    ['a sum', (a, b) => a.add(b), 'a + b', 'a: g; b: g'],
    ['a difference', (a, b) => a.sub(b), 'a − b', 'a: g; b: −g'],
    ['a product', (a, b) => a.mul(b), 'a · b', 'a: g · b; b: g · a'],
    ['a quotient', (a, b) => a.div(b), 'a / b', 'a: g / b; b: −((g · #3) / b)'],
    [
      'a matrix product',
      (a, b) => a.matmul(b),
      'a @ b',
      'a: g @ permute(b, [1, 0]); b: permute(a, [1, 0]) @ g',
    ],
    ['tanh', (a) => a.tanh(), 'tanh(a)', 'a: g · derivative of tanh(a)'],
    ['e to the power of x', (a) => a.exp(), 'exp(a)', 'a: g · #2'],
    ['a double', (a) => a.mul(2), 'a · 2', 'a: g · 2'],
    ['a transpose', (a) => a.transpose(), 'permute(a, [1, 0])', 'a: permute(g, [1, 0])'],
  ])('writes the rule as the operation has it: %s', (_, fn, origin, rule) => {
    const [a, b] = [
      leaf([
        [2, 1],
        [1, 2],
      ]),
      leaf([
        [1, 1],
        [0, 3],
      ]),
    ];
    const [, computed, , passed] = cells(
      lines(explain(fn(a, b), { names: { a, b } })).at(-1) ?? '',
    );
    expect(computed).toBe(origin);
    expect(passed).toBe(rule);
  });

  it('adds up what arrives by several ways', () => {
    const a = leaf(3);
    const [, line] = lines(explain(a.mul(a), { names: { a } }));
    expect(cells(line)).toEqual(['a', 'leaf', 'float64 []', '6']);
  });

  it('differentiates the sum of several elements', () => {
    expect(explain(leaf([1, 2, 3, 4]).mul(5))).toMatch(/\|g\|.*\n#1 .* 10\n#2 .* 2 {2,}#1: 10$/);
  });

  it('leaves gradients and tape as they are', () => {
    const a = leaf(3);
    const y = a.mul(a);
    y.backward();
    explain(y);
    expect(a.grad?.item()).toBe(6);
    y.backward();
    expect(a.grad?.item()).toBe(12);
  });

  it('shows rules of the user’s and checkpoints like others', () => {
    const cube = customGradient(
      function cube(a) {
        return a.mul(a).mul(a);
      },
      [({ gradient, inputs: [a] }) => gradient.mul(a.mul(a)).mul(3)],
    );
    expect(explain(cube(leaf(2)))).toMatch(
      /cube\(#1\) +float64 \[\] +#1: \(g · \(#1 · #1\)\) · 3 /,
    );
    expect(explain(checkpoint((a: Tensor) => a.neg())(leaf(2)))).toMatch(
      /checkpoint\(#1\) +float64 \[\] +#1: −g /,
    );
  });

  it('leaves a rule open that has to look at numbers', () => {
    const looking = customGradient(
      (a) => a.neg(),
      [({ gradient, inputs: [a] }) => gradient.mul(-a.item() / a.item())],
    );
    expect(explain(looking(leaf(2)))).toContain('#1: …');
  });

  it('leaves out the middle of a long tape', () => {
    const text = lines(explain(chain(1000), { limit: 4 }));
    expect(text.map((line) => cells(line)[0])).toEqual([
      'tensor',
      '#1',
      '#2',
      '…',
      '#1000',
      '#1001',
    ]);
    expect(text[3]).toBe('…       997 more');
    expect(lines(explain(chain(1000)))).toHaveLength(1 + 40 + 1);
    expect(lines(explain(chain(39)))).toHaveLength(1 + 40);
  });

  it('works inside noGrad, on a tape from before', () => {
    const y = w.mul(x);
    expect(noGrad(() => explain(y))).toBe(explain(y));
  });

  it('refuses what has no tape, and misuse', () => {
    expect(() => explain(tensor(1))).toThrow('explain: there is no tape, because nothing');
    expect(() => explain(5 as unknown as Tensor)).toThrow('explain: expected a tensor, got 5');
    const bad = (options: object) => () => explain(w.neg(), options);
    expect(bad({ names: { w: 5 } })).toThrow("explain: 'w' must name a tensor, got 5");
    expect(bad({ limit: 1 })).toThrow('explain: the limit is a whole number of at least 2, got 1');
  });

  it('refuses to look at numbers while a function is being compiled', () => {
    const explaining = compile((a: Tensor) => {
      explain(w.mul(a));
      return a;
    });
    expect(() => explaining(x)).toThrow(
      'explain: there are no numbers to look at while a function is being compiled; call it outside',
    );
  });
});

describe('toMermaid', () => {
  const w = leaf([1, 2]);

  it('draws leaves, constants, results and what leads to what', () => {
    const x = tensor([3, 4]);
    expect(toMermaid(w.mul(x).mul(2), { names: { w, x } })).toBe(
      [
        'flowchart TD',
        '  t1(["w<br/>float64 [2]"])',
        '  t2[/"x<br/>float64 [2]"/]',
        '  t3["#35;3 = w · x<br/>float64 [2]"]',
        '  t4["#35;4 = #35;3 · 2<br/>float64 [2]"]',
        '  t1 --> t3',
        '  t2 --> t3',
        '  t3 --> t4',
      ].join('\n'),
    );
  });

  it('draws one arrow where an input is used twice', () => {
    expect(toMermaid(w.mul(w)).match(/-->/g)).toHaveLength(1);
  });

  it('writes the signs of the notation by their numbers', () => {
    expect(toMermaid(w.neg(), { names: { 'w"<1>': w } })).toContain('(["w#34;#60;1#62;<br/>');
  });

  it('leaves out the middle of a long tape, and shows where it was', () => {
    const text = lines(toMermaid(chain(1000), { limit: 4 }));
    expect(text.slice(1).map((line) => line.trim().split('[')[0])).toEqual([
      't1(',
      't2',
      't3',
      't4',
      'hidden{{"997 more"}}',
      't2 --> hidden',
      't1 --> t2',
      'hidden --> t3',
      't3 --> t4',
    ]);
  });

  it('refuses what has no tape', () => {
    expect(() => toMermaid(tensor(1))).toThrow('toMermaid: there is no tape');
  });
});
