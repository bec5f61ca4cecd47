import { findChromium, inChromium } from './chromium.ts';
import type { Engine } from './engine.ts';
import { findNode24, inNode } from './node.ts';

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

const chromiumBinary = findChromium();

export const chromium: Engine = {
  name: 'Chromium',
  missing: chromiumBinary === null ? 'it is not installed in any of the usual places' : null,
  run: (program, policy) => inChromium(chromiumBinary ?? '', program, policy),
};
