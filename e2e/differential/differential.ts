import { expect } from '@playwright/test';
import type { Origins } from '../../server/protocol.ts';
import type { App } from '../harness/app.ts';
import { type CasePage, type Driven, openCasePage } from './browsers.ts';
import { compare } from './compare.ts';
import type { Recorded } from './evidence.ts';
import { FAMILIES } from './families.ts';
import { FOUND } from './found.ts';
import { reported } from './report.ts';
import { type Disagreement, type Outcome, search } from './search.ts';

/** Draws cases from a fixed seed, so that a failure comes back; `npm run differential` draws fresh ones. */
export async function expectAgreement(
  app: App,
  browser: Driven,
  executablePath: string | undefined,
  { seed, cases }: { readonly seed: number; readonly cases: number },
): Promise<void> {
  const page = await openCasePage(browser, executablePath, app.origins);
  try {
    const { disagreements } = await search(page, { seed, cases, families: FAMILIES, origins: app.origins });
    expect(disagreements.map(reported)).toEqual([]);
  } finally {
    await page.close();
  }
}

/** Runs every case in which rule and browser once disagreed. */
export async function runFound(page: CasePage, origins: Origins): Promise<Outcome> {
  const recorded: Recorded[] = [];
  const disagreements: Disagreement[] = [];
  for (const { case: one } of FOUND) {
    for (const seen of await page.run([one])) {
      recorded.push(seen);
      const { differences } = compare(seen, origins, page.browser);
      if (differences.length > 0) disagreements.push({ found: one, smallest: one, differences });
    }
  }
  return { recorded, disagreements };
}

export async function expectFoundAgree(
  app: App,
  browser: Driven,
  executablePath: string | undefined,
): Promise<void> {
  const page = await openCasePage(browser, executablePath, app.origins);
  try {
    const { disagreements } = await runFound(page, app.origins);
    expect(disagreements.map(reported)).toEqual([]);
  } finally {
    await page.close();
  }
}
