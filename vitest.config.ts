import { defineConfig } from 'vitest/config';

// Its own file, so that unit tests do not run the plugins that build the pages.
export default defineConfig({
  test: {
    // Left to itself, Vitest keeps one core free, which of two is half.
    maxWorkers: '100%',
    include: ['server/**/*.test.{ts,mjs}', 'web/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'],
  },
});
