import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Generous: each test runs a whole program, and the machine may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]],
  },
});
