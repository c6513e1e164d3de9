import puppeteer, { type Browser } from 'puppeteer-core';
import { expect, test as withApp } from '../harness/app-fixture.ts';
import { provokedAt } from '../harness/problems.ts';
import { lessonWalks } from './course.ts';
import { handOf } from './puppeteer-hand.ts';
import { walk } from './walk.ts';

const executablePath = process.env.FIREFOX_PATH;
withApp.skip(executablePath === undefined, process.env.FIREFOX_MISSING ?? 'FIREFOX_PATH names no Firefox');

/** A stock Firefox, which Playwright cannot drive, for all lessons of a worker; it may be told to take any certificate. */
const test = withApp.extend<object, { trusted: boolean; firefox: Browser }>({
  trusted: [false, { scope: 'worker', option: true }],
  firefox: [
    async ({ trusted }, use) => {
      const browser = await puppeteer.launch({
        browser: 'firefox',
        acceptInsecureCerts: trusted,
        ...(executablePath === undefined ? {} : { executablePath }),
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

for (const lesson of lessonWalks()) {
  const { language, id, trusted } = lesson;
  test.describe(`${language}/${id}`, () => {
    test.use({ trusted });

    test(`every claim holds, the certificate ${trusted ? '' : 'not '}trusted`, async ({ app, firefox }) => {
      test.setTimeout(180_000);
      const context = await firefox.createBrowserContext();
      const page = await context.newPage();
      // Firefox hands on what its console says of refused requests as errors of the page.
      const problems: string[] = [];
      page.on('pageerror', error => problems.push(String(error)));
      page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warn') problems.push(message.text());
      });
      await walk(handOf(page, app.reader), lesson, 'firefox');
      await context.close();
      const isProvoked = provokedAt(app);
      expect(problems.filter(text => !isProvoked(text))).toEqual([]);
    });
  });
}
