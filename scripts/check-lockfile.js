// Two ways in which a lockfile goes wrong in silence. Where the registry lacks a tool's binary for
// some platform, it is locked without, and everybody on that platform lacks the tool. And where
// two versions of vite are in the tree, vitest may be bound to the older one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const lockfile = readFileSync('pnpm-lock.yaml', 'utf8');

/**
 * One line for each optional dependency that an installed package names and the lockfile lacks. A
 * range may be met by any version; binaries are named by one.
 */
function missingBinaries() {
  const store = 'node_modules/.pnpm';
  return readdirSync(store).flatMap((entry) => {
    const name = entry.slice(0, entry.indexOf('@', 1)).replace('+', '/');
    const manifest = `${store}/${entry}/node_modules/${name}/package.json`;
    if (!existsSync(manifest)) return [];
    const { optionalDependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
    return Object.entries(optionalDependencies)
      .map(([dependency, range]) => `${dependency}@${/^\d/.test(range) ? range : ''}`)
      .filter((dependency) => !lockfile.includes(dependency))
      .map((dependency) => `${name} wants ${dependency}, which pnpm-lock.yaml lacks`);
  });
}

/** One line for each vitest bound to another vite than the catalog's. */
function foreignVites() {
  const catalog = lockfile.match(/^ {4}vite:\n {6}specifier: (.+)$/m)?.[1];
  return [...lockfile.matchAll(/^ {2}vitest@.*?\(vite@([^()]+)/gm)]
    .filter(([, version]) => version !== catalog)
    .map(([, version]) => `vitest is bound to vite ${version}; the catalog has ${catalog}`);
}

const problems = [...missingBinaries(), ...foreignVites()];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
