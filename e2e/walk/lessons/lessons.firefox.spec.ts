import type { Browser } from 'puppeteer-core';
import { expect, test as withApp } from '../../harness/app-fixture.ts';
import { launchFirefox, NO_FIREFOX } from '../../harness/firefox.ts';
import { provokedAt } from '../../harness/problems.ts';
import { driverFor } from '../drivers/puppeteer.ts';
import { lessonWalks } from './course.ts';
import { walk, walkAnswers } from './walk.ts';

withApp.skip(NO_FIREFOX !== '', NO_FIREFOX);

type Firefox = (trusted: boolean) => Promise<Browser>;

/** A Firefox that may be told to take any certificate. One of each serves a worker. */
const test = withApp.extend<object, { firefox: Firefox }>({
  firefox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
    async ({}, use) => {
      const started = new Map<boolean, Promise<Browser>>();
      await use(trusted => {
        const browser = started.get(trusted) ?? launchFirefox({ acceptInsecureCerts: trusted });
        started.set(trusted, browser);
        return browser;
      });
      for (const browser of started.values()) await (await browser).close();
    },
    { scope: 'worker' },
  ],
});

for (const lesson of lessonWalks('firefox')) {
  const { language, id, trusted } = lesson;
  const how = trusted ? 'trusted' : 'not trusted';
  test(`${language}/${id}: every claim holds, the certificate ${how}`, async ({ app, firefox }) => {
    test.setTimeout(180_000);
    const context = await (await firefox(trusted)).createBrowserContext();
    const page = await context.newPage();
    // Firefox hands on what its console says of refused requests as errors of the page.
    const problems: string[] = [];
    page.on('pageerror', error => problems.push(String(error)));
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warn') problems.push(message.text());
    });
    const driver = driverFor(page, app.reader);
    await walk(driver, lesson, 'firefox');
    await walkAnswers(driver, lesson);
    await context.close();
    const isProvoked = provokedAt(app);
    expect(problems.filter(text => !isProvoked(text))).toEqual([]);
  });
}
