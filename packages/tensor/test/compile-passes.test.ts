import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../src/apply.ts';
import { FreeList, type Place } from '../src/compile/arena/free-list.ts';
import { planMemory } from '../src/compile/arena/memory-plan.ts';
import { foldTransposes } from '../src/compile/graph/fold-transposes.ts';
import { type Graph, inTopologicalOrder, rootsOf } from '../src/compile/graph/graph.ts';
import { shareCommon, uniformValue } from '../src/compile/graph/share-common.ts';
import { capture } from '../src/compile/graph/trace.ts';
import { collapse } from '../src/compile/kernel/collapse.ts';
import type { Access, Body, Buffer, Kernel, MapKernel } from '../src/compile/kernel/kernel.ts';
import { rowMajorLayout } from '../src/compile/schedule/bodies.ts';
import { replaceInPlace } from '../src/compile/schedule/in-place.ts';
import { orient } from '../src/compile/schedule/orient.ts';
import { plan } from '../src/compile/schedule/plan.ts';
import { ones, type Shape, type Tensor, tensor, zeros } from '../src/index.ts';
import { copy } from '../src/scalar/instructions.ts';
import type { Operation } from '../src/tensor.ts';

/** What a function of float64 tensors of these shapes becomes when it is captured. */
function graphOf(fn: (...inputs: Tensor[]) => Tensor | Tensor[], ...shapes: Shape[]): Graph {
  const types = shapes.map((shape) => ({ shape, dtype: 'float64' as const }));
  return capture((inputs) => [fn(...inputs)].flat(), types);
}

/** The names of a graph's operations, each after those that it depends on. */
function operationsOf(graph: Graph): string[] {
  return inTopologicalOrder(rootsOf(graph)).flatMap((node) =>
    node.kind === 'call' ? [node.operation.name] : [],
  );
}

function kernelsOf(fn: (...inputs: Tensor[]) => Tensor | Tensor[], ...shapes: Shape[]): string[] {
  return plan(graphOf(fn, ...shapes)).kernels.map(({ kind }) => kind);
}

describe('the capture', () => {
  it('computes at once what depends on constants alone', () => {
    const graph = graphOf((x) => x.mul(tensor(4).sqrt().add(1).broadcastTo([2])), [2]);
    expect(operationsOf(graph)).toEqual(['mul']);
    const [product] = graph.outputs;
    const factor = product.kind === 'call' ? product.inputs[1] : product;
    expect(uniformValue(factor)).toBe(3);
  });

  it('keeps nothing that no result depends on', () => {
    const graph = graphOf(
      (x) => {
        x.exp().sum();
        return x.neg();
      },
      [2],
    );
    expect(operationsOf(graph)).toEqual(['neg']);
  });
});

describe('shareCommon', () => {
  it('computes equal operations on equal inputs once', () => {
    const graph = graphOf((x) => x.exp().mul(x.exp()), [2]);
    expect(operationsOf(graph)).toEqual(['exp', 'exp', 'mul']);
    expect(operationsOf(shareCommon(graph))).toEqual(['exp', 'mul']);
  });

  it('takes equal constants for one, but not those of another shape, sign or kind', () => {
    const sums = graphOf((x) => [x.add(2), x.add(2), x.add(-2)], [2]);
    const [a, b, c] = shareCommon(sums).outputs;
    expect(a).toBe(b);
    expect(a).not.toBe(c);
    const [plus, minus] = shareCommon(graphOf((x) => [x.mul(0), x.mul(-0)], [2])).outputs;
    expect(plus).not.toBe(minus);
  });

  it('keeps apart what differs in attributes', () => {
    const [rows, columns] = shareCommon(graphOf((x) => [x.sum(0), x.sum(1)], [3, 3])).outputs;
    expect(rows).not.toBe(columns);
  });

  it('keeps apart attributes that would look the same in JSON', () => {
    const operation: Operation<unknown> = {
      name: 'attributed',
      type: ([x]) => x,
      evaluate: ([x]) => x,
      lowering: { kind: 'kernel' },
      vjp: [],
    };
    const attributes = [0, -0, null, Number.NaN, Infinity, -Infinity, () => 1, () => 1];
    const graph = graphOf(
      (x) => [...attributes, ...attributes].map((each) => apply(operation, [x], each)),
      [2],
    );
    expect(new Set(shareCommon(graph).outputs).size).toBe(attributes.length);
  });

  it('keeps the values of a leaf before and after an update apart', () => {
    const w = tensor([1, 2]);
    const graph = graphOf(() => {
      const before = w.mul(3);
      w.assign(w.add(1));
      return [before, w.mul(3)];
    });
    const [before, after] = shareCommon(graph).outputs;
    expect(before).not.toBe(after);
  });
});

describe('foldTransposes', () => {
  it('turns a transposed product into the product of the transposed', () => {
    const folded = foldTransposes(graphOf((a, b) => a.matmul(b).transpose(), [2, 3], [3, 4]));
    expect(operationsOf(folded)).toEqual(['permute', 'permute', 'matmul']);
    expect(folded.outputs[0].type.shape).toEqual([4, 2]);
  });

  it.each<[string, (product: Tensor) => Tensor[]]>([
    ['another operation', (c) => [c.add(c.transpose())]],
    ['the caller', (c) => [c, c.transpose()]],
    ['a product', (c) => [c.matmul(c.transpose())]],
  ])('leaves a product as it is that %s reads, too', (_, uses) => {
    const graph = graphOf((a, b) => uses(a.matmul(b)), [3, 3], [3, 3]);
    expect(operationsOf(foldTransposes(graph))).toEqual(operationsOf(graph));
  });

  it('leaves other views of a product alone', () => {
    const graph = graphOf((a, b) => a.matmul(b).reshape([4, 2]), [2, 3], [3, 4]);
    expect(foldTransposes(graph).outputs).toEqual(graph.outputs);
    const one = graphOf((a, b) => a.matmul(b).permute([0, 1]), [1, 3], [3, 1]);
    expect(foldTransposes(one).outputs).toEqual(one.outputs);
  });
});

describe('the kernels of a function', () => {
  it.each<[string, (a: Tensor, b: Tensor) => Tensor, string[]]>([
    ['a chain of maps is one', (a, b) => a.mul(b).exp().add(1), ['map']],
    ['a map goes into the sum that reads it', (a, b) => a.mul(b).sum(), ['sum']],
    ['a map after a sum goes into it', (a) => a.sum(1).add(1).sqrt(), ['sum']],
    ['bias and activation go into the product', (a, b) => a.matmul(b).add(1).relu(), ['product']],
    [
      'a transposed map goes into the product',
      (a, b) => a.matmul(b).transpose().relu(),
      ['product'],
    ],
    ['a view costs nothing, unless it is a result', (a) => a.transpose(), ['map']],
    ['an operand of a product is stored', (a, b) => a.exp().matmul(b), ['map', 'product']],
    [
      'what a view repeats is computed once, before',
      (a, b) => a.mul(b.sum().sqrt().asType('float32').asType('float64')),
      ['sum', 'map'],
    ],
    [
      'a view may repeat what is in memory already',
      (a, b) => a.mul(b.slice(0, { start: 0, end: 1 }).broadcastTo([4, 4])).exp(),
      ['map'],
    ],
    ['a mean over both axes ends in one division', (a) => a.mean(), ['sum']],
    [
      'of two products one is absorbed',
      (a, b) => a.matmul(b).add(b.matmul(a)),
      ['product', 'product'],
    ],
  ])('%s', (_, fn, kinds) => {
    expect(kernelsOf((a, b) => fn(a, b), [4, 4], [4, 4])).toEqual(kinds);
  });

  it('store a chain of cheap steps now and then, if each link is read', () => {
    const links = (x: Tensor) => {
      const sums = [x.add(1)];
      while (sums.length < 8) sums.push(sums[sums.length - 1].add(1));
      return sums.map((sum) => sum.exp());
    };
    // One for each result, and one for the fourth sum, from which the others go on.
    expect(kernelsOf(links, [4])).toHaveLength(9);
  });

  it('are none for what nobody wants', () => {
    expect(kernelsOf((x) => [x, x.exp(), x].slice(0, 1), [4])).toEqual([]);
  });

  it('write an update where the old value was, if nobody reads that later', () => {
    const w = zeros([4, 4]);
    const update = (x: Tensor) => {
      w.assign(w.add(x.matmul(x)));
      return [];
    };
    expect(kernelsOf(update, [4, 4])).toEqual(['product']);
  });

  it('copy an update whose old value a product needs until the end', () => {
    const w = ones([4, 4]);
    const update = () => {
      w.assign(w.matmul(w));
      return [];
    };
    expect(kernelsOf(update)).toEqual(['product', 'map']);
  });
});

function buffer(size: number): Buffer {
  return { dtype: 'float64', size };
}

function load(from: Buffer): Body {
  return { kind: 'load', access: { buffer: from, layout: rowMajorLayout([from.size]) } };
}

/** A map that reads some buffers, place by place, and writes another. */
function map(reads: readonly Buffer[], to: Buffer): MapKernel {
  const operands = reads.map(load);
  const body: Body = {
    kind: 'apply',
    named: { name: 'copy' },
    scalar: (x) => copy(x),
    precision: 'float64',
    dtype: 'float64',
    operands,
  };
  return {
    kind: 'map',
    shape: [to.size],
    body,
    target: { buffer: to, layout: rowMajorLayout([to.size]) },
  };
}

function targets(kernels: readonly Kernel[]): Buffer[] {
  return kernels.map(({ target }) => target.buffer);
}

describe('replaceInPlace', () => {
  const [old, next, other] = [buffer(4), buffer(4), buffer(4)];

  it('writes over the old value', () => {
    const { kernels, placeOf } = replaceInPlace([map([old], next)], [{ from: next, to: old }]);
    expect(targets(kernels)).toEqual([old]);
    expect(placeOf(next)).toBe(old);
  });

  it('lets readers of the old value come first', () => {
    const [update, reader] = [map([old], next), map([old], other)];
    const { kernels } = replaceInPlace([update, reader], [{ from: next, to: old }]);
    expect(targets(kernels)).toEqual([other, old]);
  });

  it('copies at the end if a reader of the new value reads the old one too', () => {
    const [update, reader] = [map([old], next), map([old, next], other)];
    const { kernels, placeOf } = replaceInPlace([update, reader], [{ from: next, to: old }]);
    expect(targets(kernels)).toEqual([next, other, old]);
    expect(placeOf(next)).toBe(next);
  });

  it('copies if the old value is read at other places than the one that is written', () => {
    const reversed = { buffer: old, layout: { shape: [4], strides: [-1], offset: 3 } };
    const update: MapKernel = { ...map([], next), body: { kind: 'load', access: reversed } };
    const { kernels } = replaceInPlace([update], [{ from: next, to: old }]);
    expect(targets(kernels)).toEqual([next, old]);
  });

  it('copies a value for all but the first of those that get it', () => {
    const second = buffer(4);
    const { kernels } = replaceInPlace(
      [map([other], next)],
      [
        { from: next, to: old },
        { from: next, to: second },
      ],
    );
    expect(targets(kernels)).toEqual([old, second]);
    const [, copied] = kernels;
    expect(copied).toMatchObject({ kind: 'map', body: { access: { buffer: old } } });
  });
});

describe('planMemory', () => {
  /** Kernels that each write a new buffer and read some of the earlier ones. */
  const drawn = fc.array(
    fc.record({
      size: fc.nat(100),
      reads: fc.array(fc.nat(), { maxLength: 3 }),
      isWanted: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 25,
    },
  );

  it('never lets two buffers overlap that are alive at the same time', () => {
    fc.assert(
      fc.property(drawn, (steps) => {
        const buffers = steps.map(({ size }) => buffer(size));
        const kernels = steps.map(({ reads }, i) =>
          map(
            reads.flatMap((read) => (i === 0 ? [] : [buffers[read % i]])),
            buffers[i],
          ),
        );
        const wanted = new Set(buffers.filter((_, i) => steps[i].isWanted));
        const { offsets, bytes } = planMemory(
          kernels,
          () => true,
          (one) => wanted.has(one),
        );
        const lives = buffers.map((one, first) => {
          const lastRead = steps.findLastIndex(({ reads }, i) =>
            reads.some((read) => i > 0 && buffers[read % i] === one),
          );
          const start = offsets.get(one) ?? Number.NaN;
          return {
            first,
            last: wanted.has(one) ? steps.length : Math.max(first, lastRead),
            start,
            end: start + 8 * one.size,
          };
        });
        for (const [i, a] of lives.entries()) {
          expect(a.start % 16).toBe(0);
          expect(a.end).toBeLessThanOrEqual(bytes);
          for (const b of lives.slice(i + 1)) {
            const areTogether = a.first <= b.last && b.first <= a.last;
            const overlap = a.start < b.end && b.start < a.end;
            expect(areTogether && overlap).toBe(false);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('uses the place of what nobody needs any more', () => {
    const chain = Array.from({ length: 10 }, () => buffer(8));
    const kernels = chain.map((to, i) => map(i === 0 ? [] : [chain[i - 1]], to));
    expect(
      planMemory(
        kernels,
        () => true,
        () => false,
      ).bytes,
    ).toBe(2 * 64);
  });
});

describe('FreeList', () => {
  it('gives every place to one owner at a time, and ends as one gap when all is given back', () => {
    const request = fc.record({
      size: fc.integer({ min: 1, max: 40 }),
      release: fc.option(fc.nat()),
    });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 60 }), (requests) => {
        const list = new FreeList();
        list.give({ address: 0, size: 1000 });
        const taken: Place[] = [];
        for (const { size, release } of requests) {
          const address = list.take(size);
          if (address !== null) {
            for (const other of taken) {
              const overlap =
                address < other.address + other.size && other.address < address + size;
              expect(overlap).toBe(false);
            }
            taken.push({ address, size });
          }
          if (release !== null)
            for (const place of taken.splice(release % (taken.length + 1), 1)) list.give(place);
        }
        for (const place of taken) list.give(place);
        expect(list.take(1000)).toBe(0);
      }),
    );
  });

  it('has nothing where no gap is large enough', () => {
    const list = new FreeList();
    list.give({ address: 0, size: 8 });
    list.give({ address: 16, size: 8 });
    expect(list.take(16)).toBeNull();
    list.give({ address: 8, size: 8 });
    expect(list.take(24)).toBe(0);
  });
});

describe('collapse', () => {
  const kernel = (shape: Shape, ...reads: readonly (readonly number[])[]): MapKernel => {
    const size = shape.reduce((product, length) => product * length, 1);
    const operands = reads.map(
      (strides): Body => ({
        kind: 'load',
        access: { buffer: buffer(size), layout: { shape, strides, offset: 0 } },
      }),
    );
    return {
      ...map([], buffer(size)),
      shape,
      body: {
        kind: 'apply',
        named: { name: 'copy' },
        scalar: (x) => copy(x),
        precision: 'float64',
        dtype: 'float64',
        operands,
      },
      target: { buffer: buffer(size), layout: rowMajorLayout(shape) },
    };
  };

  it('makes one axis of those that all accesses walk evenly', () => {
    expect(collapse(kernel([2, 3, 4], [12, 4, 1])).shape).toEqual([24]);
    expect(collapse(kernel([2, 3, 4], [0, 0, 0])).shape).toEqual([24]);
    expect(collapse(kernel([2, 1, 4], [4, 99, 1])).shape).toEqual([8]);
  });

  it('keeps axes apart where one access does not', () => {
    expect(collapse(kernel([2, 3, 4], [12, 4, 1], [0, 4, 1])).shape).toEqual([2, 12]);
    expect(collapse(kernel([2, 3, 4], [1, 2, 6])).shape).toEqual([2, 3, 4]);
  });

  it('leaves one axis of a single element', () => {
    expect(collapse(kernel([1, 1], [1, 1])).shape).toEqual([1]);
    expect(collapse(kernel([])).shape).toEqual([1]);
  });
});

describe('orient', () => {
  const product = (a: readonly number[], b: readonly number[]): Kernel => {
    const access = (shape: Shape, strides: readonly number[]): Access => ({
      buffer: buffer(12),
      layout: { shape, strides, offset: 0 },
    });
    return {
      kind: 'product',
      band: null,
      panel: null,
      batch: [],
      dtype: 'float64',
      n: 3,
      k: 4,
      m: 3,
      a: access([3, 4], a),
      b: access([4, 3], b),
      body: { kind: 'accumulator', dtype: 'float64' },
      target: access([3, 3], [3, 1]),
    };
  };

  it('leaves a product whose right columns are neighbours', () => {
    const kernel = product([4, 1], [3, 1]);
    expect(orient(kernel)).toEqual([kernel]);
  });

  it('packs large operands as a tile reads them', () => {
    const access = (n: number, m: number): Access => ({
      buffer: buffer(n * m),
      layout: rowMajorLayout([n, m]),
    });
    const lengths = { n: 90, k: 50, m: 60 };
    const [a, b, target] = [access(90, 50), access(50, 60), access(90, 60)];
    const large = { ...product([4, 1], [3, 1]), ...lengths, a, b, target } as Kernel;
    const kernels = orient(large);
    expect(kernels).toMatchObject([
      { kind: 'map', shape: [22, 50, 4], target: { layout: { strides: [200, 4, 1], offset: 0 } } },
      { kind: 'map', shape: [1, 50, 2], target: { layout: { offset: 88 * 50 } } },
      { band: 4, a: { buffer: { size: 92 * 50 } }, panel: { buffer: { size: 50 * 4 } }, target },
    ]);
  });

  it('copies the right operand into order if neither way reads neighbours', () => {
    const [first, second] = orient(product([4, 1], [1, 4]));
    expect([first.kind, second.kind]).toEqual(['map', 'product']);
  });

  it('turns the product over if that makes them neighbours', () => {
    const [kernel, ...others] = orient(product([1, 3], [1, 4]));
    expect(others).toEqual([]);
    expect(kernel).toMatchObject({
      kind: 'product',
      band: null,
      panel: null,
      n: 3,
      m: 3,
      target: { layout: { strides: [1, 3] } },
    });
  });
});
