import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import numpy from './numpy-reductions.json' with { type: 'json' };
import { recordedOperands } from './recorded-operands.ts';
import { type Comparison, inTorch, type Tolerance } from './torch-operations.ts';
import { worstErrors } from './worst-errors.ts';

/** Reductions whose bits are NumPy's, as test/sum.test.ts and test/numpy-reductions.test.ts show. */
const inNumPy = new Set(['sum', ...numpy.records.map(({ reduction }) => reduction)]);

/** Of each operation what is in its row beside its name; operations with the same share a row. */
function evidence(name: string, { uses, forward, gradient, kind }: Comparison): string {
  const isDifferentiable = uses.some((use) => use(recordedOperands()).requiresGrad);
  const cells = [
    [`PyTorch ${difference(forward)}`, ...otherAuthorities(name)].join('; '),
    isDifferentiable ? `PyTorch ${difference(gradient)}` : '–',
    isDifferentiable ? '1 to 3' : '–',
    kind === 'a function' ? errorOf(name) : errors[kind],
  ];
  return cells.join(' | ');
}

function difference({ ulps, of }: Tolerance): string {
  if (ulps === 0) return '0';
  return of === 'each' ? `${ulps}` : `≈ ${ulps}`;
}

function otherAuthorities(name: string): string[] {
  const isInMpmath = name in worstErrors;
  return [...(isInMpmath ? ['mpmath'] : []), ...(inNumPy.has(name) ? ['NumPy 0'] : [])];
}

const errors = {
  'moved or chosen': '0',
  'rounded once': '0.5',
  'a sum': 'grows with the terms',
} as const;

function errorOf(name: string): string {
  const worst = worstErrors[name as keyof typeof worstErrors] as number | undefined;
  return worst === undefined ? 'not stated' : `${worst}`;
}

function table(): string {
  const rows = new Map<string, string[]>();
  for (const [name, comparison] of Object.entries(inTorch)) {
    const row = evidence(name, comparison);
    rows.set(row, [...(rows.get(row) ?? []), `\`${name}\``]);
  }
  const head =
    '| operations | result | gradient | derivatives | error |\n| --- | --- | --- | --- | --- |';
  const lines = [...rows].map(([row, names]) => `| ${names.sort().join(' ')} | ${row} |`);
  return [head, ...lines.sort()].join('\n');
}

it('the README says of every operation what it is checked against', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const [, written] = /<!-- evidence -->\n(.*?)\n?<!-- \/evidence -->/s.exec(readme) ?? [];
  expect(written).toBe(table());
});
