import { expect, test as withApp } from './app-fixture.ts';
import { gatherProblems, type Problem, provokedAt } from './problems.ts';

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
