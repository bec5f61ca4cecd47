import { beforeEach, describe, expect, it, vi } from 'vitest';
import { localeOf } from '../src/locale.ts';
import type { RunKey } from '../src/runs/store.ts';
import type { Output } from '../src/terminal/output.ts';
import { type ProgressDisplay, showProgress } from '../src/terminal/progress.ts';

class FakeOutput implements Output {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number;
  readonly rows: number;

  constructor(isTTY: boolean, columns = 100, rows = 24) {
    this.isTTY = isTTY;
    this.columns = columns;
    this.rows = rows;
  }

  write(text: string): void {
    this.text += text;
  }
}

function keysOf(variants: readonly string[], seeds: readonly number[]): readonly RunKey[] {
  return variants.flatMap((variant) => seeds.map((seed) => ({ variant, seed })));
}

/** A display with a clock that its user moves, in seconds. */
function shown(
  output: Output,
  keys: readonly RunKey[],
  { language = 'en', stored = [] }: { language?: 'en' | 'pt-BR'; stored?: readonly RunKey[] } = {},
): ProgressDisplay & { readonly clock: { seconds: number } } {
  const clock = { seconds: 0 };
  const now = () => 1000 * clock.seconds;
  return { ...showProgress(output, keys, localeOf(language), { stored, now }), clock };
}

/** Runs go on side by side, one simulated second for each of ten readings. */
function run(output: Output, keys: readonly RunKey[], language: 'en' | 'pt-BR' = 'en'): void {
  const { clock, onProgress, onDone } = shown(output, keys, { language });
  for (let i = 0; i <= 10; i++, clock.seconds++) {
    for (const key of keys) onProgress({ ...key, shareDone: i / 10, cost: 1 / (i + 1) });
  }
  clock.seconds = 10;
  for (const key of keys) onDone(key);
}

/** What a terminal would show: every frame is drawn over the last one. */
function frames(text: string): readonly (readonly string[])[] {
  const plain = text.replaceAll('\u001B[K', '').replaceAll('\r', '');
  return plain.split('\u001B[').map((frame) => frame.replace(/^\d+A/, '').split('\n').slice(0, -1));
}

const two = keysOf(['he', 'random'], [3]);

beforeEach(() => {
  vi.stubEnv('NO_COLOR', '1');
});

describe('on a terminal', () => {
  it('draws one bar for each variant, over themselves', () => {
    const output = new FakeOutput(true);
    run(output, two);
    expect(frames(output.text).at(-1)).toEqual([
      'he      ██████████████████████████████  100%  cost 0.09091  10 s  █▆▅▄▃▃▂▂▂▁▁',
      'random  ██████████████████████████████  100%  cost 0.09091  10 s  █▆▅▄▃▃▂▂▂▁▁',
    ]);
  });

  it('says how long a variant will still take, at the pace so far', () => {
    const output = new FakeOutput(true);
    run(output, two);
    expect(output.text).toContain(
      'he      ████████████░░░░░░░░░░░░░░░░░░  40%  cost 0.2  6 s left  █▅▃▂▁',
    );
  });

  it('counts the seeds that are finished', () => {
    const output = new FakeOutput(true);
    const keys = keysOf(['he'], [1, 2, 3, 4]);
    const { clock, onProgress, onDone } = shown(output, keys);
    onProgress({ ...keys[0], shareDone: 0, cost: 1 });
    clock.seconds = 2;
    onDone(keys[0]);
    expect(frames(output.text).at(-1)).toEqual([
      'he  ████████░░░░░░░░░░░░░░░░░░░░░░  1 of 4 seeds  cost 1  6 s left',
    ]);
  });

  it('counts what was stored as done, but not as done so quickly', () => {
    const output = new FakeOutput(true);
    const keys = keysOf(['he'], [1, 2, 3, 4]);
    const { clock, onProgress, onDone } = shown(output, keys, { stored: keys.slice(0, 2) });
    onProgress({ ...keys[2], shareDone: 0 });
    clock.seconds = 3;
    onDone(keys[2]);
    expect(frames(output.text).at(-1)).toEqual([
      'he  ███████████████████████░░░░░░░  3 of 4 seeds  3 s left',
    ]);
  });

  it('never draws a line that is longer than the terminal is wide', () => {
    for (const columns of [1, 5, 20, 40, 60, 80]) {
      const output = new FakeOutput(true, columns);
      run(output, two);
      const widths = frames(output.text)
        .flat()
        .map((line) => line.length);
      expect(Math.max(...widths)).toBeLessThan(columns);
    }
  });

  it('never draws more lines than the terminal has rows for, and shows what goes on', () => {
    const output = new FakeOutput(true, 80, 4);
    const keys = keysOf(['a', 'b', 'c', 'd', 'e'], [1]);
    const { onDone, onProgress } = shown(output, keys);
    for (const key of keys.slice(0, 3)) onDone(key);
    onProgress({ ...keys[3], shareDone: 0.5 });
    onDone(keys[3]);
    const drawn = frames(output.text);
    expect(Math.max(...drawn.map((lines) => lines.length))).toBe(3);
    expect(drawn.at(-1)?.map((line) => line[0])).toEqual(['c', 'd', 'e']);
  });

  it('takes a terminal that does not know its size for one of 80 columns', () => {
    const [unknown, usual] = [new FakeOutput(true, 0, 0), new FakeOutput(true, 80)];
    run(unknown, two);
    run(usual, two);
    expect(unknown.text).toBe(usual.text);
  });

  it('draws no more often than an eye can follow', () => {
    const output = new FakeOutput(true);
    const { onProgress } = shown(output, two);
    for (let i = 0; i < 100; i++) onProgress({ ...two[0], shareDone: i / 100 });
    expect(frames(output.text)).toHaveLength(1);
  });

  it('uses colour unless NO_COLOR is set', () => {
    const plain = new FakeOutput(true);
    run(plain, two);
    vi.stubEnv('NO_COLOR', '');
    vi.stubEnv('TERM', 'xterm');
    const colorful = new FakeOutput(true);
    run(colorful, two);
    expect(plain.text).not.toContain('\u001B[32m');
    expect(colorful.text).toContain('\u001B[32m');
  });
});

describe('elsewhere', () => {
  it('writes a plain line at the start of a run and at each quarter', () => {
    const output = new FakeOutput(false);
    run(output, keysOf(['he'], [3]));
    expect(output.text.split('\n')).toEqual([
      'he: 0%, cost 1',
      'he: 30%, cost 0.25',
      'he: 50%, cost 0.1667',
      'he: 80%, cost 0.1111',
      'he: 100%, cost 0.09091',
      '',
    ]);
  });

  it('writes a plain line for each run of several, with its own cost', () => {
    const output = new FakeOutput(false);
    const keys = keysOf(['he'], [1, 2]);
    const { onProgress, onDone } = shown(output, keys);
    onProgress({ ...keys[0], shareDone: 0.5, cost: 0.5 });
    onProgress({ ...keys[1], shareDone: 0.5, cost: 0.25 });
    onDone(keys[0]);
    onDone(keys[1]);
    expect(output.text).toBe('he: 1 of 2 seeds, cost 0.5\nhe: 2 of 2 seeds, cost 0.25\n');
  });

  it('says nothing of a cost where there is none', () => {
    const output = new FakeOutput(false);
    const { onDone } = shown(output, two);
    onDone(two[0]);
    expect(output.text).toBe('he: 100%\n');
  });

  it('speaks the language asked for', () => {
    const output = new FakeOutput(false);
    run(output, two, 'pt-BR');
    expect(output.text).toContain('he: 100%, custo 0,09091\n');
  });
});
