import { test as base, expect } from '@playwright/test';
import { type App, startApp } from './app.ts';

export { expect };

/** `app` is one running app per worker; every test ends with the demand that the server is well. */
export const test = base.extend<{ healthy: undefined }, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
    async ({}, use) => {
      const app = await startApp();
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
  healthy: [
    async ({ app }, use) => {
      await use(undefined);
      expect(app.trouble()).toBeNull();
    },
    { auto: true },
  ],
});
