import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@semente/source'] } },
  resolve: { conditions: ['@semente/source'] },
});
