import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pages, programsOf, textOf } from './page.ts';

/*
 * What the pages show a reader is well typed: programs as they stand, and every expression of the table
 * of names.
 */

/** Guides whose blocks go into a package's sources, and pages that show fragments of programs. */
const fragments =
  /add-an-(operation|initializer|optimizer)\.md|add-a-dataset\.md|docs\/compile\.md|src\/wasm|tools\//;

/** The layer's guide is one program in several blocks. */
const inOnePiece = /add-a-layer\.md/;

interface Program {
  readonly title: string;
  readonly code: string;
}

function programs(page: string): Program[] {
  const blocks = programsOf(page);
  const whole = inOnePiece.test(page) && blocks.length > 0 ? [blocks.join('\n')] : blocks;
  return whole.map((code, i) => ({ title: `${page}, ${i + 1}`, code }));
}

const NAMES = 'docs/guides/names.md';

/** Whatever the expressions of the table speak of. */
const prelude = `
import { batches, type Dataset, splitSamples } from '@semente/datasets';
import {
  binaryCrossEntropyWithLogits, clipGradNorm, conv2d, cosineAnnealing, crossEntropyWithLogits, drawEach, dropout,
  fit, heNormal, kullbackLeiblerDivergence, type Layer, linear, type Linear, meanAbsoluteError, meanSquaredError,
  negativeLogLikelihood, type Optimizer, parameters, scheduler, sequential, type Sequential, sgd, stateDict, summary,
} from '@semente/nn';
import type { Random } from '@semente/random';
import {
  arange, checkGradients, compile, concat, detectAnomaly, eye, full, grad, hessian, noGrad, type RandomStream,
  stack, type Tensor, tensor, zeros,
} from '@semente/tensor';
declare const [x, y, w, c, i, g, loss, labels]: Tensor[];
declare const [a, b]: Layer[];
declare const [model, random, stream, optimizer, data, f]: [
  Sequential<[Linear]>, Random, RandomStream, Optimizer, Dataset, (x: Tensor) => Tensor,
];
`;

/** The expressions in the last column of every table of the page of names. */
function expressions(): string[] {
  const rows = [...textOf(NAMES).matchAll(/^\|.*\| (?<last>[^|]*) \|$/gm)];
  return rows.flatMap(({ groups: { last = '' } = {} }) =>
    [...last.matchAll(/`([^`]+)`/g)].map(([, code]) => code),
  );
}

/** What the type checker says of programs, each in a module of its own. */
function complaints(all: readonly Program[]): string {
  const reports = fileURLToPath(new URL('../reports/', import.meta.url));
  mkdirSync(reports, { recursive: true });
  const folder = mkdtempSync(`${reports}types-`);
  try {
    all.forEach(({ title, code }, i) => {
      writeFileSync(`${folder}/${i}.ts`, `${code}\nexport {}; // ${title}\n`);
    });
    const compilerOptions = { types: ['node'], noUnusedLocals: false };
    const extended = '../../../tsconfig.base.json';
    const config = { extends: extended, compilerOptions, include: ['*.ts'] };
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config));
    const { stdout } = spawnSync(`npx tsc -p "${folder}"`, { shell: true, encoding: 'utf8' });
    return stdout.replaceAll(/^.*?(\d+)\.ts\(/gm, (_, i) => `${all[Number(i)]?.title}: (`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the type checker has nothing to say', () => {
  it('of the programs in the pages', () => {
    const all = pages()
      .filter((page) => !fragments.test(page))
      .flatMap(programs);
    expect(all.length).toBeGreaterThan(20);
    expect(complaints(all)).toBe('');
  });

  it('of the expressions in the table of names', () => {
    const all = expressions();
    expect(all.length).toBeGreaterThan(70);
    const lines = all.map((code) => `void (${code});`).join('\n');
    expect(complaints([{ title: NAMES, code: `${prelude}${lines}` }])).toBe('');
  });

  it('but of a program that is wrong', () => {
    const code = "import { tensor } from '@semente/tensor';\ntensor([1]).nothing();";
    expect(complaints([{ title: 'wrong', code }])).toContain(
      "wrong: (2,13): error TS2339: Property 'nothing'",
    );
  });
});
