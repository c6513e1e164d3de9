import { expect } from '@playwright/test';
import type { MeasuredBrowser } from '../../web/rules/core/browser.ts';
import type { App } from '../harness/app.ts';
import { BARE_CORPUS } from './bare/corpus.ts';
import { openBarePage } from './bare/page.ts';
import { SETTINGS } from './bare/settings.ts';
import { bareCalls } from './bare/suite.ts';
import { PANEL_CORPUS } from './panels/corpus.ts';
import { openCasePage } from './panels/page.ts';
import { panels } from './panels/suite.ts';
import { rawHandshakes } from './raw/suite.ts';
import { isAskedAgain } from './search/explained.ts';
import { reported } from './search/report.ts';
import { type Outcome, runKnown, type Suite, search } from './search/search.ts';

/** How many cases are drawn, and from what: a fixed seed, so that a failure comes back. */
interface Drawing {
  readonly seed: number;
  readonly cases: number;
}

/** `npm run differential` draws fresh ones. */
export async function expectAgreement(app: App, browser: MeasuredBrowser, drawing: Drawing): Promise<void> {
  const page = await openCasePage(browser, app.origins);
  try {
    await expectNoDisagreement(
      panels(page, app.origins),
      PANEL_CORPUS.map(known => known.case),
      drawing,
    );
  } finally {
    await page.close();
  }
}

/** The same for calls that no panel makes, in each setting. */
export async function expectBareAgreement(browser: MeasuredBrowser, drawing: Drawing): Promise<void> {
  for (const setting of SETTINGS) {
    const page = await openBarePage(browser, setting);
    try {
      await expectNoDisagreement(
        bareCalls(page),
        BARE_CORPUS.map(known => known.case),
        drawing,
      );
    } finally {
      await page.close();
    }
  }
}

/** The same for handshakes that no browser sends. */
export async function expectRawAgreement(app: App, drawing: Drawing): Promise<void> {
  await expectNoDisagreement(rawHandshakes(app.origins), [], drawing);
}

async function expectNoDisagreement<C, R>(
  suite: Suite<C, R>,
  known: readonly C[],
  drawing: Drawing,
): Promise<void> {
  const unexplained = ({ disagreements }: Outcome<R>) =>
    disagreements.filter(one => !isAskedAgain(one, suite.browser)).map(reported);
  expect(unexplained(await runKnown(suite, known)), 'cases that were once found').toEqual([]);
  expect(unexplained(await search(suite, drawing)), 'random cases').toEqual([]);
}
