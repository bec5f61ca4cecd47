import { describe, expect, it } from 'vitest';
import { course, sparkLine } from '../src/terminal/spark-line.ts';

describe('a spark line', () => {
  it('is on a logarithmic scale where it can be', () => {
    expect(sparkLine([1000, 100, 10, 1])).toBe('█▆▃▁');
  });

  it('is on a linear scale where a value is 0 or less', () => {
    expect(sparkLine([7, 0, 3, 7])).toBe('█▁▄█');
  });

  it('is low where nothing changes, and high where a cost is no finite number', () => {
    expect(sparkLine([0.69, 0.69])).toBe('▁▁');
    expect(sparkLine([Number.POSITIVE_INFINITY, 10, 1, Number.NaN])).toBe('██▁█');
    expect(sparkLine([Number.NaN])).toBe('█');
    expect(sparkLine([])).toBe('');
  });
});

describe('the course of a cost', () => {
  it('grows with the run, to a dozen readings', () => {
    const falling = course();
    falling.add(0, 64);
    expect(falling.text()).toBe('▁');
    for (let i = 1; i <= 100; i++) falling.add(i / 100, 64 / (i + 1));
    expect(falling.text()).toHaveLength(12);
    expect(falling.text()).toMatch(/^█.*▁$/);
  });

  it('has no gaps where nothing was heard', () => {
    const sparse = course();
    sparse.add(0, 1);
    sparse.add(0.99, 8);
    expect(sparse.text()).toBe('▁█');
  });
});
