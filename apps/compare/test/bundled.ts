import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import manifest from '../package.json' with { type: 'json' };
import { wanderPath } from './planned.ts';

/** The program and an exercise in a few files, which start in a third of the time of the sources. */
export interface Bundle {
  readonly main: string;
  readonly wander: string;
  remove(): void;
}

const app = fileURLToPath(new URL('..', import.meta.url));

/** What a source finds beside itself, it still finds there. */
const ownPlaces: Plugin = {
  name: 'own-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const place = JSON.stringify(pathToFileURL(path).href);
      const contents = readFileSync(path, 'utf8').replaceAll('import.meta.url', place);
      return { contents, loader: 'ts' };
    });
  },
};

/** Within the app's folder, where the packages that it depends on are found. */
export async function bundled(): Promise<Bundle> {
  const caches = join(app, 'node_modules', '.cache');
  mkdirSync(caches, { recursive: true });
  const folder = mkdtempSync(join(caches, 'semente-test-'));
  await build({
    entryPoints: [join(app, 'src/main.ts'), wanderPath],
    entryNames: '[name]',
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    conditions: ['@semente/source'],
    external: Object.keys(manifest.dependencies).filter((name) => !name.startsWith('@semente/')),
    plugins: [ownPlaces],
  });
  return {
    main: join(folder, 'main.mjs'),
    wander: join(folder, 'wander.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
