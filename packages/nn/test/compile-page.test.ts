import { readFileSync } from 'node:fs';
import { numpyRandom } from '@semente/random';
import { compile, type Inspection, inspect, type Tensor, zeros } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  adam,
  binaryCrossEntropyWithLogits,
  heNormal,
  linear,
  meanSquaredError,
  type Optimizer,
  parameters,
  relu,
  sequential,
  sgd,
} from '../src/index.ts';

const page = readFileSync(new URL('../../../docs/compile.md', import.meta.url), 'utf8');
/** Each excerpt with the section of the print that it says it is from. */
const excerpts = [...page.matchAll(/```text (\w+)\n(.*?)```/gs)].map(([, section, text]) => ({
  section,
  lines: text.trimEnd().split('\n').map(spaced),
}));

/** What the page's program looks at. */
function inspected(): Inspection {
  const given = { weight: heNormal(), random: numpyRandom(3) };
  const model = sequential(
    linear(2, 10, given),
    relu(),
    linear(10, 5, given),
    relu(),
    linear(5, 1, given),
  );
  const optimizer = sgd(parameters(model), { learningRate: 0.01 });
  const step = compile((x, y) => {
    const loss = binaryCrossEntropyWithLogits(model(x).squeeze(1), y);
    loss.backward();
    optimizer.step();
    optimizer.zeroGrad();
    return loss;
  });
  step(zeros([300, 2]), zeros([300]));
  return inspect(step)[0];
}

/** The lines of each section; of two by one name, the first. */
function sectionsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>();
  for (const section of text.split('\n\n')) {
    const [title, ...lines] = section.split('\n');
    const name = title.replace(/,.*/, '');
    if (!sections.has(name)) sections.set(name, lines.map(spaced));
  }
  return sections;
}

/** A line without the spaces that only line it up with others. */
function spaced(line: string): string {
  return line.trim().replaceAll(/ {2,}/g, '  ');
}

describe('the page on how a step is compiled', () => {
  const inspection = inspected();
  const sections = sectionsOf(String(inspection));

  it.each(excerpts)('shows what is printed under $section', ({ section, lines }) => {
    const printed = sections.get(section) ?? [];
    expect(printed.filter((line) => lines.includes(line))).toEqual(lines);
  });

  it('has an excerpt of the graph, of every pass that changes something, and of the memory', () => {
    const shown = new Set(excerpts.map(({ section }) => section));
    expect([...shown]).toEqual([...sections.keys()].filter(isShown));
  });

  it('says how large the modules are', () => {
    const claim =
      /less than (\d+) KB for the notebook's step, (\d+) KB .* Adam, (\d+) KB for thirty/;
    const [, notebook, wide, deep] = (claim.exec(page) ?? []).map(Number);
    expect(inspection.module.length / 1000).toBeLessThan(notebook);
    expect(moduleOf([784, 512, 256, 10], 128, adam).length / 1000).toBeLessThan(wide);
    expect(moduleOf(Array(31).fill(64), 64, descent).length / 1000).toBeLessThan(deep);
  });
});

/** Whether a section is more than a line. */
function isShown(title: string): boolean {
  return !/^(compiled for|module of) /.test(title);
}

function descent(weights: readonly Tensor[]): Optimizer {
  return sgd(weights, { learningRate: 0.01 });
}

/** The module of a training step in float32. */
function moduleOf(
  features: readonly number[],
  samples: number,
  optimizerOf: (weights: readonly Tensor[]) => Optimizer,
): Uint8Array {
  const options = { random: numpyRandom(1), dtype: 'float32' } as const;
  const layers = features
    .slice(1)
    .flatMap((outputs, i) => [linear(features[i], outputs, options), relu()]);
  const model = sequential(...layers.slice(0, -1));
  const optimizer = optimizerOf(parameters(model));
  const step = compile((x: Tensor, y: Tensor) => {
    optimizer.zeroGrad();
    const loss = meanSquaredError(model(x), y);
    loss.backward();
    optimizer.step();
    return loss;
  });
  const batch = (columns: number) => zeros([samples, columns], { dtype: 'float32' });
  step(batch(features[0]), batch(features.at(-1) ?? 1));
  return inspect(step)[0].module;
}
