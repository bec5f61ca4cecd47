import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The other packages are imported from their sources; nothing has to be built first.
  ssr: { resolve: { conditions: ['@semente/source'] } },
  test: { reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]] },
});
