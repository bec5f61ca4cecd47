// `pnpm new exercise NAME`. The generator's own program wants an option before the name.
import { createRequire } from 'node:module';

const [kind, ...names] = process.argv.slice(2);
const canAsk = process.stdin.isTTY && names.length === 0;

if (kind === 'exercise' && (names.length === 1 || canAsk)) {
  process.argv.splice(2, Infinity, 'run', kind, ...(canAsk ? [] : ['--args', ...names]));
  createRequire(import.meta.url)('@turbo/gen/dist/cli.js');
} else {
  console.error('usage: pnpm new exercise NAME');
  process.exitCode = 2;
}
