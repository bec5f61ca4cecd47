import { describe, expect, it } from 'vitest';
import { timesFaster } from '../src/comparison.ts';
import { type Contender, inProcess, NotAvailable } from '../src/contender.ts';
import { formatTime } from '../src/format-time.ts';
import { measure } from '../src/measure.ts';
import { outcomeOf } from '../src/outcome.ts';
import { tableOf } from '../src/table.ts';
import type { Workload } from '../src/workload.ts';

/** A contender whose runs take the given times, one after another, and give one value. */
function scripted(name: string, seconds: readonly number[], log: string[], value = 1): Contender {
  return inProcess(name, () => {
    let run = 0;
    return () => {
      log.push(name);
      return { seconds: seconds[run++], values: [value] };
    };
  });
}

function workloadOf(reference: Contender, ours: Contender): Workload {
  const checked = { expected: () => [1], tolerance: 0.01 };
  return {
    name: 'scripted',
    task: 'a task',
    reference: { contender: reference, ...checked },
    ours: { contender: ours, ...checked },
    comparison: timesFaster,
    wanted: { atLeast: 2, reachFor: 4 },
    format: formatTime,
  };
}

describe('measure', () => {
  it('lets the contenders take turns and leaves the first round out', async () => {
    const log: string[] = [];
    const workload = workloadOf(scripted('A', [9, 4, 6], log), scripted('B', [9, 2, 1], log));
    const { ours } = await measure(workload, 2);
    expect(log).toEqual(['A', 'B', 'A', 'B', 'A', 'B']);
    expect(ours.seconds).toEqual([2, 1]);
  });

  it('compares within each round, not the medians', async () => {
    const workload = workloadOf(
      scripted('A', [9, 10, 30, 20], []),
      scripted('B', [9, 2, 10, 10], []),
    );
    // 5, 3 and 2 times as fast; the medians alone would say 2.
    expect((await measure(workload, 3)).figure).toBe(3);
  });

  it('goes on without a reference that this machine lacks', async () => {
    const absent: Contender = {
      name: 'Absent',
      start: () => Promise.reject(new NotAvailable('no such thing here')),
    };
    const workload = workloadOf(absent, scripted('B', [9, 2], []));
    const measured = await measure(workload, 1);
    expect(measured.reference).toEqual({ name: 'Absent', reason: 'no such thing here' });
    expect(measured.figure).toBeNull();
    expect(measured.ours.median).toBe(2);
  });

  it.each([1.1, Number.NaN])('fails a contender that gives %d for 1', async (wrong) => {
    const workload = workloadOf(scripted('A', [9, 2], []), scripted('B', [9, 2], [], wrong));
    const { measurement, failure } = await outcomeOf(workload, 1);
    expect(measurement).toBeNull();
    expect(failure).toBe(`B gave [${wrong}], where [1] had to come out to within 0.01 of each`);
  });
});

describe('the table', () => {
  it('has a row for each workload', async () => {
    const workload = workloadOf(scripted('A', [9, 3], []), scripted('B', [9, 1], [], 1.001));
    const [, , row] = tableOf([await outcomeOf(workload, 1)]).split('\n');
    expect(row).toBe(
      '| a task | A: 3 s | B: 1 s | 3.0 × faster | 2.0 × faster | 4.0 × faster | at least | 0e+0 of 1e-2, 1e-3 of 1e-2 |',
    );
  });
});
