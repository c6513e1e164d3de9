import { test as base, expect } from '@playwright/test';
import { type App, type AppOptions, startApp } from './app.ts';
import { freePorts } from './ports.ts';

export { expect };

/**
 * How the app of a worker is set up: whole; with nobody at the lab's public origins; from the sources, with Vite; with the
 * lab on another site than the reader; with as few connections per port as can be.
 */
export type Setup = 'whole' | 'lab-stopped' | 'development' | 'lab-cross-site' | 'few-connections';

export const FEW_CONNECTIONS = 16;

async function optionsOf(setup: Setup): Promise<AppOptions> {
  switch (setup) {
    case 'whole':
      return {};
    case 'development':
      return { mode: 'development' };
    case 'lab-cross-site':
      return { labCrossSite: true };
    case 'few-connections':
      return { connections: FEW_CONNECTIONS };
    case 'lab-stopped': {
      const [lab = 0, lab2 = 0, labTls = 0] = await freePorts(3);
      return { publicPorts: { lab, lab2, labTls } };
    }
  }
}

/** `app` is one running app per worker; every test ends with the demand that the server is well. */
export const test = base.extend<{ healthy: undefined }, { setup: Setup; app: App }>({
  setup: ['whole', { scope: 'worker', option: true }],
  app: [
    async ({ setup }, use) => {
      const app = await startApp(await optionsOf(setup));
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
