import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The other packages are imported from their sources; nothing has to be built first.
  ssr: { resolve: { conditions: ['@semente/source'] } },
  test: {
    // Generous: the machine may be busy, and no test waits for a clock.
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]],
  },
});
