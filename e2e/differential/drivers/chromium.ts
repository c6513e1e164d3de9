import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium } from '@playwright/test';
import { CHROMIUM } from '../../harness/chromium.ts';
import type { Driver, Opening } from './driver.ts';

export const chromiumDriver: Driver = {
  panelCases: 5_000,
  opensWindows: true,
  async open({ url, trust, cookie, runParameter, machine }) {
    const { context, close } = machine ? await withProfile(machine, trust) : await withoutProfile(trust);
    if (cookie) await context.addCookies([cookie]);
    const page = await context.newPage();
    await page.goto(url);
    return {
      evaluate: text => page.evaluate(text),
      ...(runParameter !== undefined && {
        reasons: await gatherReasons(await context.newCDPSession(page), runParameter),
      }),
      clearCookies: () => context.clearCookies(),
      close,
    };
  },
};

interface Opened {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

async function withoutProfile(trust: boolean): Promise<Opened> {
  const browser = await chromium.launch(CHROMIUM);
  const context = await browser.newContext({ ignoreHTTPSErrors: trust });
  return { context, close: () => browser.close() };
}

/** Whether third parties have cookies is a preference of the profile. */
async function withProfile(
  { names, thirdPartyCookies }: NonNullable<Opening['machine']>,
  trust: boolean,
): Promise<Opened> {
  const profile = await mkdtemp(join(tmpdir(), 'bare-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { cookie_controls_mode: thirdPartyCookies ? 0 : 1 } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, {
    ...CHROMIUM,
    ignoreHTTPSErrors: trust,
    args: [...CHROMIUM.args, `--host-resolver-rules=${names.map(name => `MAP ${name} 127.0.0.1`).join()}`],
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/**
 * By run, why the last request of the run that failed did (`Network.CorsError`, `Network.BlockedReason`). Pages in other
 * processes, which some stages are, say nothing here.
 */
async function gatherReasons(
  session: CDPSession,
  runParameter: string,
): Promise<ReadonlyMap<string, string>> {
  const runs = new Map<string, string>();
  const reasons = new Map<string, string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const run = new URL(request.url).searchParams.get(runParameter);
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
