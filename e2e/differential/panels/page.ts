import { join } from 'node:path';
import { type CDPSession, chromium } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import type { Origins } from '../../../server/protocol/origins.ts';
import { RUN_PARAMETER } from '../../../server/protocol/paths.ts';
import { inPageScript } from '../drivers/bundle.ts';
import type { Case, Recorded } from './case.ts';

/** The browsers in which cases are run. */
export type Driven = 'chromium' | 'firefox';

/** A page of the reader in a real browser, ready to run cases. */
export interface CasePage {
  readonly browser: Driven;
  /** Runs cases side by side, each to its end. */
  run(cases: readonly Case[]): Promise<readonly Recorded[]>;
  close(): Promise<void>;
}

/** Held by the reader's own host, whose ports share it: whoever asks the jar for the lab has something to send. */
const OWN_COOKIE = { name: 'own', value: '1', domain: 'localhost', path: '/' };

/** What is put into the page: see there. */
export const CASES_SCRIPT = join(import.meta.dirname, 'in-page.ts');

/** Where cases are run: a page of the reader, because its policies hold for what readers run. */
const PAGE = '/en/';

/**
 * Opens a page of the reader in a browser of its own.
 * @param executablePath the browser's program; without it Playwright's own Chromium is taken
 */
export async function openCasePage(
  browser: Driven,
  executablePath: string | undefined,
  origins: Origins,
): Promise<CasePage> {
  const script = await inPageScript(CASES_SCRIPT);
  const page = await (browser === 'chromium' ? inChromium : inFirefox)(executablePath, origins.reader + PAGE);
  await page.evaluateText(script);
  return {
    browser,
    run: cases => page.evaluateCases(cases, origins),
    close: () => page.close(),
  };
}

interface ScriptedPage {
  evaluateText(script: string): Promise<unknown>;
  evaluateCases(cases: readonly Case[], origins: Origins): Promise<readonly Recorded[]>;
  close(): Promise<void>;
}

async function inChromium(executablePath: string | undefined, address: string): Promise<ScriptedPage> {
  const browser = await chromium.launch(chromiumOptions(executablePath));
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  await context.addCookies([OWN_COOKIE]);
  const page = await context.newPage();
  await page.goto(address);
  const reasons = await gatherReasons(await context.newCDPSession(page));
  return {
    evaluateText: script => page.evaluate(script),
    async evaluateCases(cases, origins) {
      const all = await page.evaluate(asked => window.runCases(asked.cases, asked.origins), {
        cases,
        origins,
      });
      return all.map(one => {
        const reason = reasons.get(one.run);
        return reason === undefined ? one : { ...one, reason };
      });
    },
    close: () => browser.close(),
  };
}

/** By run id, why the last request of the run that failed did. Pages in other processes, which some stages are, say nothing here. */
async function gatherReasons(session: CDPSession): Promise<ReadonlyMap<string, string>> {
  const runs = new Map<string, string>();
  const reasons = new Map<string, string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const run = new URL(request.url).searchParams.get(RUN_PARAMETER);
    if (run !== null) runs.set(requestId, run);
  });
  session.on('Network.loadingFailed', ({ requestId, corsErrorStatus, blockedReason }) => {
    const run = runs.get(requestId);
    const reason = corsErrorStatus?.corsError ?? blockedReason;
    if (run !== undefined && reason !== undefined) reasons.set(run, reason);
  });
  await session.send('Network.enable');
  return reasons;
}

async function inFirefox(executablePath: string | undefined, address: string): Promise<ScriptedPage> {
  const browser = await launchFirefox(executablePath, true);
  await browser.setCookie(OWN_COOKIE);
  const page = await browser.newPage();
  await page.goto(address);
  return {
    evaluateText: script => page.evaluate(script),
    // As text both ways: WebDriver BiDi takes plain objects alone, and leaves out what occurs twice.
    async evaluateCases(cases, origins) {
      const run = (asked: string, on: Origins) => window.runCases(JSON.parse(asked), on).then(JSON.stringify);
      return JSON.parse(await page.evaluate(run, JSON.stringify(cases), origins));
    },
    close: () => browser.close(),
  };
}

/** Chromium as readers have it, but for what the runner needs. */
export function chromiumOptions(executablePath: string | undefined) {
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-features=HttpsUpgrades,WebUIOmniboxPopup,WebUIOmniboxAimPopup'],
  };
}

/** The same of Firefox. */
export function launchFirefox(
  executablePath: string | undefined,
  acceptInsecureCerts: boolean,
  preferences: Readonly<Record<string, unknown>> = {},
) {
  return puppeteer.launch({
    browser: 'firefox',
    acceptInsecureCerts,
    // After a failed handshake Firefox holds the next one to that server back, up to a minute: cases would wait for each other.
    extraPrefsFirefox: {
      'network.websocket.delay-failed-reconnects': false,
      // While the disk is slow Firefox asks the network beside its cache, so that a cached response is fetched all the same.
      'network.http.rcwn.enabled': false,
      ...preferences,
    },
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}
