import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { inPageScript } from '../drivers/bundle.ts';
import { chromiumOptions, type Driven, launchFirefox } from '../panels/page.ts';
import { type BareCase, type BareRecorded, type BareSeen, callable, type World } from './case.ts';
import { startBareServer } from './server/server.ts';
import { NAMES, type Setting } from './settings.ts';

/** A page of a bare server in a real browser, ready to run cases. */
export interface BarePage {
  readonly browser: Driven;
  readonly world: World;
  /** Runs cases side by side, each to its end. */
  run(cases: readonly BareCase[]): Promise<readonly BareRecorded[]>;
  close(): Promise<void>;
}

/**
 * Starts a bare server and opens its page in a browser of its own.
 * @param executablePath the browser's program; without it Playwright's own Chromium is taken
 */
export async function openBarePage(
  browser: Driven,
  executablePath: string | undefined,
  { originsAt, ...setting }: Setting,
): Promise<BarePage> {
  const server = await startBareServer(originsAt);
  const { origins } = server;
  const open = browser === 'chromium' ? inChromium : inFirefox;
  const page = await open(executablePath, `${origins.own}/`, setting);
  await page.evaluateText(await inPageScript(join(import.meta.dirname, 'in-page.ts')));
  let count = 0;
  return {
    browser,
    world: { ...setting, origins },
    async run(cases) {
      const named = cases.map(one => ({ one, id: `case${++count}x` }));
      for (const { one, id } of named) server.expect(id, one);
      const all = await page.call(named.map(({ one, id }) => ({ ...callable(one, origins, id), id })));
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

type Asked = Omit<Setting, 'originsAt'>;

interface ScriptedPage {
  evaluateText(script: string): Promise<unknown>;
  call(cases: readonly (BareCase & { readonly id: string })[]): Promise<readonly BareSeen[]>;
  clearCookies(): Promise<void>;
  close(): Promise<void>;
}

async function inChromium(
  executablePath: string | undefined,
  address: string,
  { trust, thirdPartyCookies }: Asked,
): Promise<ScriptedPage> {
  const profile = await mkdtemp(join(tmpdir(), 'bare-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { cookie_controls_mode: thirdPartyCookies ? 0 : 1 } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const { args, ...options } = chromiumOptions(executablePath);
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    ignoreHTTPSErrors: trust,
    args: [...args, `--host-resolver-rules=${NAMES.map(name => `MAP ${name} 127.0.0.1`).join()}`],
  });
  const page = await context.newPage();
  await page.goto(address);
  return {
    evaluateText: script => page.evaluate(script),
    call: cases => page.evaluate(asked => window.runBare(asked), cases),
    clearCookies: () => context.clearCookies(),
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function inFirefox(
  executablePath: string | undefined,
  address: string,
  { trust }: Asked,
): Promise<ScriptedPage> {
  const browser = await launchFirefox(executablePath, trust, {
    'network.dns.localDomains': NAMES.join(),
    // It would load the page in the clear over TLS.
    'dom.security.https_first': false,
    'dom.disable_open_during_load': false,
  });
  const page = await browser.newPage();
  await page.goto(address);
  return {
    evaluateText: script => page.evaluate(script),
    // As text both ways: see `panels/page.ts`.
    async call(cases) {
      const call = (asked: string) => window.runBare(JSON.parse(asked)).then(JSON.stringify);
      return JSON.parse(await page.evaluate(call, JSON.stringify(cases)));
    },
    clearCookies: async () => browser.deleteCookie(...(await browser.cookies())),
    close: () => browser.close(),
  };
}
