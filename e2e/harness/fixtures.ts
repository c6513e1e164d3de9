import { test as base, expect } from '@playwright/test';
import { type App, startApp } from './app.ts';
import { gatherProblems, type Problem } from './problems.ts';

export { expect };

/**
 * `app` is one running app per worker. Every test ends with the demand that the server is well and that its pages had
 * no problem beyond those that an experiment provokes: console errors about an address of the lab.
 */
export const test = base.extend<{ problems: readonly Problem[] }, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
    async ({}, use) => {
      const app = await startApp();
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ app }, use) => use(app.reader),
  problems: [
    async ({ context, app }, use) => {
      const lab = new RegExp(`:(?:${app.ports.lab}|${app.ports.labTls})/`);
      const problems = await gatherProblems(context, text => lab.test(text));
      await use(problems);
      expect(app.trouble()).toBeNull();
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});
