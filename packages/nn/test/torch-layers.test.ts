import { compile, type Tensor, tensor, zerosLike } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import type { Layer, Mode } from '../src/index.ts';
import { namedTensors } from '../src/named-tensors.ts';
import { type Dtype, layerCases } from './layer-cases.ts';
import json from './torch-layers.json' with { type: 'json' };

interface Written {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

interface Run {
  readonly output: Written;
  /** Null where the input is made of integers. */
  readonly xGradient: Written | null;
  readonly gradients: Readonly<Record<string, Written>>;
  readonly buffers: Readonly<Record<string, Written>>;
}

interface Recorded {
  readonly x: Written;
  readonly gradient: Written;
  readonly parameters: Readonly<Record<string, Written>>;
  readonly buffers: Readonly<Record<string, Written>>;
  readonly runs: Readonly<Partial<Record<Mode, Run>>>;
}

const recorded = json as unknown as Readonly<Record<string, Readonly<Record<string, Recorded>>>>;

const cases = Object.entries(layerCases).flatMap(([layer, titles]) =>
  Object.entries(titles).map(([title, make]) => ({
    layer,
    title,
    make,
    torch: recorded[layer]?.[title],
  })),
);

const read = ({ shape, values }: Written, dtype: Dtype | 'int32'): Tensor =>
  tensor([...values], { shape, dtype });

/** The layer with the recorded numbers in it, and what it is called with. */
function setUp(make: (dtype: Dtype) => Layer, torch: Recorded, dtype: Dtype) {
  const layer = make(dtype);
  const named = new Map(namedTensors('test', layer));
  for (const [name, value] of Object.entries({ ...torch.parameters, ...torch.buffers })) {
    named.get(name)?.assign(read(value, dtype));
  }
  const isDiscrete = Object.values(torch.runs).some((run) => run.xGradient === null);
  const x = isDiscrete
    ? read(torch.x, 'int32')
    : tensor([...torch.x.values], { shape: torch.x.shape, dtype, requiresGrad: true });
  const forwardAndBackward = (mode: Mode): Tensor => {
    x.grad = null;
    for (const parameter of named.values()) parameter.grad = null;
    const y = layer(x, mode);
    if (y.requiresGrad) y.backward(read(torch.gradient, dtype));
    return y;
  };
  return { named, x, forwardAndBackward };
}

/** Refuses another shape, and numbers that are further apart than rounding, measured by the scale. */
function expectClose(what: string, actual: Tensor, expected: Written, scale: number): void {
  expect(actual.shape, what).toEqual(expected.shape);
  const values = actual.toTypedArray();
  const errors = expected.values.map((value, i) => Math.abs(values[i] - value));
  expect(Math.max(0, ...errors) / scale, what).toBeLessThan(ROUNDINGS);
}

/** The rounding of some dozen operations, whose order is not PyTorch's. */
const ROUNDINGS = 16 * Number.EPSILON;

/** The largest number, by which others are measured: each is what is left of sums of such numbers. */
const largest = (all: readonly Written[]): number =>
  Math.max(...all.flatMap(({ values }) => values.map(Math.abs)));

const gradientOf = (leaf: Tensor): Tensor => leaf.grad ?? zerosLike(leaf);

describe('every layer, against PyTorch', () => {
  it('stands in the records, and every record is of a layer', () => {
    const titles = (layers: object) =>
      Object.entries(layers).flatMap(([layer, all]) =>
        Object.keys(all as object).map((title) => `${layer} ${title}`),
      );
    expect(titles(layerCases).sort()).toEqual(titles(recorded).sort());
  });

  it.each(cases)('$layer $title: values, gradients and buffers', ({ make, torch }) => {
    for (const [mode, run] of Object.entries(torch.runs) as [Mode, Run][]) {
      const { named, x, forwardAndBackward } = setUp(make, torch, 'float64');
      const trained = [...named].filter(([, parameter]) => parameter.requiresGrad);
      expect(trained.map(([name]) => name).sort()).toEqual(Object.keys(torch.parameters).sort());
      if (mode === 'evaluation' && torch.runs.training) {
        // PyTorch trained before it was evaluated.
        for (const [name, value] of Object.entries(torch.runs.training.buffers)) {
          named.get(name)?.assign(read(value, 'float64'));
        }
      }
      const { output, xGradient, gradients } = run;
      expectClose(`${mode} output`, forwardAndBackward(mode), output, largest([output]));
      const scale = largest([xGradient ?? [], Object.values(gradients)].flat());
      if (xGradient) expectClose(`${mode} gradient of the input`, gradientOf(x), xGradient, scale);
      for (const [name, parameter] of trained) {
        const what = `${mode} gradient of ${name}`;
        expectClose(what, gradientOf(parameter), gradients[name], scale);
      }
      for (const [name, value] of Object.entries(run.buffers)) {
        expectClose(`${mode} ${name}`, named.get(name) as Tensor, value, largest([value]));
      }
    }
  });
});

describe.each(['float64', 'float32'] as const)('every layer in %s, compiled', (dtype) => {
  const results = (make: (dtype: Dtype) => Layer, torch: Recorded, isCompiled: boolean) => {
    const { named, x, forwardAndBackward } = setUp(make, torch, dtype);
    return (['training', 'evaluation', 'training'] as const).map((mode) => {
      const call = () => forwardAndBackward(mode);
      const output = (isCompiled ? compile(call) : call)();
      return {
        mode,
        output: [String(output), output.toTypedArray()],
        gradients: [x, ...named.values()].map((leaf) => leaf.grad?.toTypedArray()),
        values: [...named.values()].map((value) => value.toTypedArray()),
      };
    });
  };

  it.each(cases)('$layer $title: the bits of eager', ({ make, torch }) => {
    const eager = results(make, torch, false);
    expect(eager[0].output[0]).toContain(dtype);
    // Both draw the same starting weights, so that what was not recorded is equal, too.
    expect(results(make, torch, true)).toEqual(eager);
  });
});
