import type { App } from './app.ts';
import { expect, test as withApp } from './app-fixture.ts';
import { gatherProblems, type Problem } from './problems.ts';

export { expect };

/**
 * A page of Chromium at the running app. Every test ends with the demand that its pages had no problem beyond those
 * that an experiment provokes.
 */
export const test = withApp.extend<{ problems: readonly Problem[] }>({
  baseURL: async ({ app }, use) => use(app.reader),
  problems: [
    async ({ context, app }, use) => {
      const problems = await gatherProblems(context, provokedAt(app));
      await use(problems);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

/** What an experiment provokes is a console error about an address of the lab. */
export function provokedAt({ ports }: App): (text: string) => boolean {
  const lab = new RegExp(`:(?:${ports.lab}|${ports.labTls})/`);
  return text => lab.test(text);
}
