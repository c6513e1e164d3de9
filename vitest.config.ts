import { defineConfig } from 'vitest/config';

// Its own file, so that unit tests do not run the plugins that build the pages.
export default defineConfig({
  test: {
    include: ['server/**/*.test.{ts,mjs}', 'web/**/*.test.{ts,tsx}'],
  },
});
