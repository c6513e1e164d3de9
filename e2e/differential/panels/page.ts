import { join } from 'node:path';
import type { Origins } from '../../../server/protocol/origins.ts';
import { RUN_PARAMETER } from '../../../server/protocol/paths.ts';
import type { MeasuredBrowser } from '../../../web/rules/core/browser.ts';
import { inPageScript } from '../drivers/bundle.ts';
import { callIn } from '../drivers/driver.ts';
import { DRIVERS } from '../drivers/drivers.ts';
import type { PanelCase, PanelRecorded } from './case.ts';

/** A page of the reader in a real browser, ready to run cases. */
export interface CasePage {
  readonly browser: MeasuredBrowser;
  /** Runs cases side by side, each to its end. */
  run(cases: readonly PanelCase[]): Promise<readonly PanelRecorded[]>;
  close(): Promise<void>;
}

/** Held by the reader's own host, whose ports share it: whoever asks the jar for the lab has something to send. */
const OWN_COOKIE = { name: 'own', value: '1', domain: 'localhost', path: '/' };

/** What is put into the page: see there. */
export const CASES_SCRIPT = join(import.meta.dirname, 'in-page.ts');

/** Where cases are run: a page of the reader, because its policies hold for what readers run. */
const PAGE = '/en/';

/** Opens a page of the reader in a browser of its own. */
export async function openCasePage(browser: MeasuredBrowser, origins: Origins): Promise<CasePage> {
  const page = await DRIVERS[browser].open({
    url: origins.reader + PAGE,
    trust: true,
    cookie: OWN_COOKIE,
    runParameter: RUN_PARAMETER,
  });
  await page.evaluate(await inPageScript(CASES_SCRIPT));
  return {
    browser,
    async run(cases) {
      const all = await callIn(page, (asked, on) => window.runCases(asked, on), cases, origins);
      return all.map(one => {
        const reason = page.reasons?.get(one.run);
        return reason === undefined ? one : { ...one, reason };
      });
    },
    close: () => page.close(),
  };
}
