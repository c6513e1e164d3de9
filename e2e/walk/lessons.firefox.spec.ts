import puppeteer, { type Page } from 'puppeteer-core';
import { expect, test } from '../harness/app-fixture.ts';
import { provokedAt } from '../harness/problems.ts';
import { lessonPages } from './course.ts';
import { handOf } from './puppeteer-hand.ts';
import { walk } from './walk.ts';

const executablePath = process.env.FIREFOX_PATH;
test.skip(executablePath === undefined, process.env.FIREFOX_MISSING ?? 'FIREFOX_PATH names no Firefox');

/** A page of a stock Firefox, which Playwright cannot drive; it may be told to take any certificate. */
async function inFirefox(acceptInsecureCerts: boolean, work: (page: Page) => Promise<void>): Promise<void> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    acceptInsecureCerts,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    await work(await browser.newPage());
  } finally {
    await browser.close();
  }
}

for (const { language, id, path } of lessonPages()) {
  for (const trusted of [false, true]) {
    test(`${language}/${id}: every claim holds, the certificate ${trusted ? '' : 'not '}trusted`, async ({
      app,
    }) => {
      test.setTimeout(180_000);
      await inFirefox(trusted, async page => {
        // Firefox hands on what its console says of refused requests as errors of the page.
        const problems: string[] = [];
        page.on('pageerror', error => problems.push(String(error)));
        page.on('console', message => {
          if (message.type() === 'error' || message.type() === 'warn') problems.push(message.text());
        });
        await walk(handOf(page, app.reader), path, 'firefox', trusted);
        const isProvoked = provokedAt(app);
        expect(problems.filter(text => !isProvoked(text))).toEqual([]);
      });
    });
  }
}
