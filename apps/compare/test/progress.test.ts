import type { Progress } from '@semente/experiment';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { localeOf } from '../src/locale.ts';
import { type Output, showProgress } from '../src/progress.ts';

const names = ['he', 'random'];
const iterations = 1000;

class FakeOutput implements Output {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number;

  constructor(isTTY: boolean, columns = 100) {
    this.isTTY = isTTY;
    this.columns = columns;
  }

  write(text: string): void {
    this.text += text;
  }
}

/** Reports ten readings of each of two schemes, one simulated second apart. */
function run(output: Output, language: 'en' | 'pt-BR' = 'en'): void {
  let seconds = 0;
  const show = showProgress(output, names, localeOf(language), { now: () => 1000 * seconds });
  for (const [variantIndex, variant] of names.entries()) {
    for (let i = 0; i <= 10; i++, seconds++) {
      const progress: Progress = {
        variant,
        variantIndex,
        variantCount: names.length,
        iteration: 100 * i,
        iterations,
        cost: 1 / (i + 1),
      };
      show(progress);
    }
  }
}

/** What a terminal would show: a carriage return starts the line again. */
function screen(text: string): readonly string[] {
  const lines = text.replaceAll('\u001B[K', '').split('\n');
  return lines.map((line) => line.split('\r').at(-1) ?? '');
}

beforeEach(() => {
  vi.stubEnv('NO_COLOR', '1');
});

describe('on a terminal', () => {
  it('draws one bar for each scheme, over itself', () => {
    const output = new FakeOutput(true);
    run(output);
    expect(screen(output.text)).toEqual([
      'he      ██████████████████████████████  1,000/1,000  cost 0.09091  10 s',
      'random  ██████████████████████████████  1,000/1,000  cost 0.09091  10 s',
      '',
    ]);
  });

  it('says how long a scheme will still take, at the pace so far', () => {
    const output = new FakeOutput(true);
    run(output);
    expect(output.text).toContain(
      'he      ████████████░░░░░░░░░░░░░░░░░░  400/1,000  cost 0.2  6 s left',
    );
  });

  it('never draws a line that is longer than the terminal is wide', () => {
    for (const columns of [1, 5, 20, 40, 60, 80]) {
      const output = new FakeOutput(true, columns);
      run(output);
      const drawn = output.text.replaceAll('\u001B[K', '').split(/[\r\n]/);
      expect(Math.max(...drawn.map((line) => line.length))).toBeLessThan(columns);
    }
  });

  it('takes a terminal that does not know its width for one of 80 columns', () => {
    const [unknown, usual] = [new FakeOutput(true, 0), new FakeOutput(true, 80)];
    run(unknown);
    run(usual);
    expect(unknown.text).toBe(usual.text);
  });

  it('uses colour unless NO_COLOR is set', () => {
    const plain = new FakeOutput(true);
    run(plain);
    vi.stubEnv('NO_COLOR', '');
    vi.stubEnv('TERM', 'xterm');
    const colorful = new FakeOutput(true);
    run(colorful);
    expect(plain.text).not.toContain('\u001B[32m');
    expect(colorful.text).toContain('\u001B[32m');
  });
});

describe('elsewhere', () => {
  it('writes a plain line at the start of a scheme and at each quarter', () => {
    const output = new FakeOutput(false);
    run(output);
    expect(output.text.split('\n').slice(0, 6)).toEqual([
      'he: iteration 0 of 1,000, cost 1',
      'he: iteration 300 of 1,000, cost 0.25',
      'he: iteration 500 of 1,000, cost 0.1667',
      'he: iteration 800 of 1,000, cost 0.1111',
      'he: iteration 1,000 of 1,000, cost 0.09091',
      'random: iteration 0 of 1,000, cost 1',
    ]);
  });

  it('speaks the language asked for', () => {
    const output = new FakeOutput(false);
    run(output, 'pt-BR');
    expect(output.text).toContain('he: iteração 1.000 de 1.000, custo 0,09091\n');
  });
});
