import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';

/** What a bundler makes of a module that imports from this package: the code, minified. */
async function bundled(source: string): Promise<string> {
  const entry = 'virtual:entry';
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('..', import.meta.url)),
    resolve: { conditions: ['@semente/source'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
    build: { write: false, minify: true, rolldownOptions: { input: entry }, modulePreload: false },
  });
  const { output } = built as Rolldown.RolldownOutput;
  return output.map((part) => ('code' in part ? part.code : '')).join('\n');
}

const KIB = 1024;

/** What only packed data looks like. */
const PACKED = /[A-Za-z0-9+/]{400}/;

describe('a bundle', () => {
  it('of circles alone carries no real data, and little beside the tensors', async () => {
    const tensors = await bundled(`import { tensor } from '@semente/tensor'; console.log(tensor);`);
    const circles = await bundled(
      `import { circles } from '@semente/datasets'; console.log(circles);`,
    );
    expect(circles).not.toMatch(PACKED);
    expect(circles.length - tensors.length).toBeLessThan(3 * KIB);
  });

  it('of the digits carries them, and no other set', async () => {
    const [digits, iris] = await Promise.all(
      ['digits', 'iris'].map((name) =>
        bundled(`import { ${name} } from '@semente/datasets/${name}'; console.log(${name});`),
      ),
    );
    expect(digits).toMatch(PACKED);
    expect(digits.length - iris.length).toBeGreaterThan(50 * KIB);
    expect(digits.length - iris.length).toBeLessThan(60 * KIB);
  });
});
