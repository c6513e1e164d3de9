import { defineConfig } from '@playwright/test';

// Set by `npm test`, which finds the browsers. Without it Playwright takes its own.
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'en-GB',
    // Nothing that moves is under test, and drawing it takes the tests' own time.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium's sandbox refuses to start as root.
      chromiumSandbox: process.getuid?.() !== 0,
      // The last switch of a name wins: Playwright's own list turns storage partitioning off, which readers have. The
      // other two are pages of the address bar, which headless Chromium would load for every tab at three times its cost.
      args: ['--disable-features=HttpsUpgrades,WebUIOmniboxPopup,WebUIOmniboxAimPopup'],
    },
  },
  projects: [
    { name: 'chromium', testIgnore: '**/*.firefox.spec.ts' },
    { name: 'firefox', testMatch: '**/*.firefox.spec.ts' },
  ],
});
