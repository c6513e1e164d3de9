import { expect, test as withApp } from './app-fixture.ts';
import { gatherProblems, type Problem, provokedAt } from './problems.ts';

export { expect };

/**
 * A page of Chromium at the running app. Every test ends with the demand that its pages had no problem beyond those
 * that an experiment provokes, and those of the console that the test says it is about, in `about`.
 */
export const test = withApp.extend<{ about: RegExp | null; problems: readonly Problem[] }>({
  about: [null, { option: true }],
  baseURL: async ({ app }, use) => use(app.reader),
  problems: [
    async ({ context, app, about }, use) => {
      const isProvoked = provokedAt(app);
      const isAsked = (text: string) => isProvoked(text) || (about?.test(text) ?? false);
      const problems = await gatherProblems(context, isAsked);
      await use(problems);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});
