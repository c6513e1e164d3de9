import { join } from 'node:path';
import type { MeasuredBrowser } from '../../../web/rules/core/browser.ts';
import { inPageScript } from '../drivers/bundle.ts';
import { callIn } from '../drivers/driver.ts';
import { DRIVERS } from '../drivers/drivers.ts';
import { type BareCase, type BareRecorded, callable, type World } from './case.ts';
import { startBareServer } from './server/server.ts';
import { NAMES, type Setting } from './settings.ts';

/** A page of a bare server in a real browser, ready to run cases. */
export interface BarePage {
  readonly browser: MeasuredBrowser;
  readonly world: World;
  /** Runs cases side by side, each to its end. */
  run(cases: readonly BareCase[]): Promise<readonly BareRecorded[]>;
  close(): Promise<void>;
}

/** Starts a bare server and opens its page in a browser of its own. */
export async function openBarePage(
  browser: MeasuredBrowser,
  { originsAt, trust, thirdPartyCookies }: Setting,
): Promise<BarePage> {
  const server = await startBareServer(originsAt);
  const { origins } = server;
  const page = await DRIVERS[browser].open({
    url: `${origins.own}/`,
    trust,
    machine: { names: NAMES, thirdPartyCookies },
  });
  await page.evaluate(await inPageScript(join(import.meta.dirname, 'in-page.ts')));
  let count = 0;
  return {
    browser,
    world: { trust, thirdPartyCookies, origins },
    async run(cases) {
      const named = cases.map(one => ({ one, id: `case${++count}x` }));
      for (const { one, id } of named) server.expect(id, one);
      const asked = named.map(({ one, id }) => ({ ...callable(one, origins, id), id }));
      const all = await callIn(page, given => window.runBare(given), asked);
      await page.clearCookies();
      return named.flatMap(({ one, id }, place) => {
        const seen = all[place];
        return seen ? [{ case: one, id, seen, exchanges: server.exchanges(id) }] : [];
      });
    },
    async close() {
      await page.close();
      await server.close();
    },
  };
}
