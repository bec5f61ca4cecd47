import { readFileSync } from 'node:fs';
import { numpyRandom } from '@semente/random';
import { compile, inspect, zeros } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  binaryCrossEntropyWithLogits,
  heNormal,
  linear,
  parameters,
  relu,
  sequential,
  sgd,
} from '../src/index.ts';

const page = readFileSync(new URL('../../../docs/compile.md', import.meta.url), 'utf8');
const excerpts = [...page.matchAll(/```text\n(.*?)```/gs)].map(([, text]) => text);

/** What the page's program prints. */
function printed(): string[] {
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
  return lines(String(inspect(step)[0]));
}

/** Numbers of values, kernels, buffers and addresses are left out: they move with all before them. */
function lines(text: string): string[] {
  const numbers = /#\d+|\bb\d+|^ *\d+:|at \+\d+|kernels \d+( to \d+)?| +(?= )/g;
  return text.split('\n').map((line) => line.replaceAll(numbers, '').trim());
}

describe('the page on how a step is compiled', () => {
  const all = printed();

  it.each(excerpts.map((excerpt, i) => [i + 1, lines(excerpt.trimEnd())] as const))(
    'shows in excerpt %i only what is printed',
    (_, excerpt) => {
      expect(excerpt.filter((line) => !all.includes(line))).toEqual([]);
    },
  );

  it('has an excerpt of everything', () => {
    expect(excerpts).toHaveLength(7);
  });
});
