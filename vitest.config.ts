import { defineConfig } from 'vitest/config';

/** Rooms of plain functions, whose tests change nothing that is global: they share what they import, which is most of their time. */
const PURE = 'web/{compose,content,decode,diagnose,experiments,notes,panel,rules}/**/*.test.{ts,tsx}';

// Its own file, so that unit tests do not run the plugins that build the pages.
export default defineConfig({
  test: {
    // Left to itself, Vitest keeps one core free, which of two is half.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'pure', include: [PURE], isolate: false } },
      {
        test: {
          name: 'apart',
          include: ['server/**/*.test.{ts,mjs}', 'web/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'],
          exclude: [PURE, '**/node_modules/**'],
        },
      },
    ],
  },
});
