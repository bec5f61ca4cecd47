import { chromium } from './chromium.ts';
import type { Engine } from './engine.ts';
import { firefox } from './firefox.ts';
import { findNode24, inNode } from './node.ts';
import { webkit } from './webkit.ts';

export { bundle, type Program } from './program.ts';
export { skipWithout } from './skip-without.ts';

export const thisNode: Engine = {
  name: `this Node, ${process.version}`,
  missing: null,
  run: (program) => inNode(process.execPath, program),
};

const node24Binary = findNode24();

export const node24: Engine = {
  name: 'Node 24',
  missing: node24Binary === null ? 'there is no package with its binary for this platform' : null,
  run: (program) => inNode(node24Binary ?? '', program),
};

export const browsers: readonly Engine[] = [chromium, firefox, webkit];

/** All but this Node, to compare with it. */
export const otherEngines: readonly Engine[] = [node24, ...browsers];
