import { startApp } from '../harness/app.ts';
import { expect, test as withApp } from '../harness/fixtures.ts';
import { freePorts } from '../harness/ports.ts';
import { type RecordingProxy, startProxy } from './proxy.ts';

export { expect };

/** An app whose pages reach the lab through a recording proxy. */
export const test = withApp.extend<object, { recorder: RecordingProxy; front: number }>({
  front: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
    async ({}, use) => {
      const [front = 0] = await freePorts(1);
      await use(front);
    },
    { scope: 'worker' },
  ],
  app: [
    async ({ front }, use) => {
      const app = await startApp({ publicPorts: { lab: front } });
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
  recorder: [
    async ({ front, app }, use) => {
      const proxy = await startProxy(front, app.ports.lab);
      await use(proxy);
      await proxy.close();
    },
    { scope: 'worker' },
  ],
});
