import { join } from 'node:path';
import { type Driven, launchChromium, launchFirefox } from '../browsers.ts';
import { inPageScript } from '../bundle.ts';
import { type BareCase, type BareOrigins, type BareRecorded, type BareSeen, callable } from './case.ts';
import { startBareServer } from './server.ts';

/** A page of a bare server in a real browser that trusts no certificate of its own, ready to run cases. */
export interface BarePage {
  readonly browser: Driven;
  readonly origins: BareOrigins;
  /** Runs cases side by side, each to its end. */
  run(cases: readonly BareCase[]): Promise<readonly BareRecorded[]>;
  close(): Promise<void>;
}

/**
 * Starts a bare server and opens its page in a browser of its own.
 * @param executablePath the browser's program; without it Playwright's own Chromium is taken
 * @param tls an origin whose certificate is not trusted
 */
export async function openBarePage(
  browser: Driven,
  executablePath: string | undefined,
  tls: string,
): Promise<BarePage> {
  const server = await startBareServer(tls);
  const { origins } = server;
  const page = await (browser === 'chromium' ? inChromium : inFirefox)(executablePath, `${origins.own}/`);
  await page.evaluateText(await inPageScript(join(import.meta.dirname, 'in-page.ts')));
  let count = 0;
  return {
    browser,
    origins,
    async run(cases) {
      const named = cases.map(one => ({ one, id: `case${++count}x` }));
      for (const { one, id } of named) server.expect(id, one);
      const all = await page.call(named.map(({ one, id }) => callable(one, origins, id)));
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

interface ScriptedPage {
  evaluateText(script: string): Promise<unknown>;
  call(cases: readonly BareCase[]): Promise<readonly BareSeen[]>;
  clearCookies(): Promise<void>;
  close(): Promise<void>;
}

async function inChromium(executablePath: string | undefined, address: string): Promise<ScriptedPage> {
  const browser = await launchChromium(executablePath);
  const page = await browser.newPage();
  await page.goto(address);
  return {
    evaluateText: script => page.evaluate(script),
    call: cases => page.evaluate(asked => window.runBare(asked), cases),
    clearCookies: () => page.context().clearCookies(),
    close: () => browser.close(),
  };
}

async function inFirefox(executablePath: string | undefined, address: string): Promise<ScriptedPage> {
  const browser = await launchFirefox(executablePath, { acceptInsecureCerts: false });
  const page = await browser.newPage();
  await page.goto(address);
  return {
    evaluateText: script => page.evaluate(script),
    // As text both ways: see browsers.ts.
    async call(cases) {
      const call = (asked: string) => window.runBare(JSON.parse(asked)).then(JSON.stringify);
      return JSON.parse(await page.evaluate(call, JSON.stringify(cases)));
    },
    clearCookies: async () => browser.deleteCookie(...(await browser.cookies())),
    close: () => browser.close(),
  };
}
