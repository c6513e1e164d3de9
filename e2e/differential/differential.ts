import { expect } from '@playwright/test';
import type { App } from '../harness/app.ts';
import { type Driven, openCasePage } from './browsers.ts';
import { compare } from './compare.ts';
import { FAMILIES } from './families.ts';
import { FOUND } from './found.ts';
import { described, reported } from './report.ts';
import { search } from './search.ts';

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

/** Every case in which rule and browser once disagreed. */
export async function expectFoundAgree(
  app: App,
  browser: Driven,
  executablePath: string | undefined,
): Promise<void> {
  const page = await openCasePage(browser, executablePath, app.origins);
  try {
    const differing: unknown[] = [];
    for (const { case: one } of FOUND) {
      const [recorded] = await page.run([one]);
      const differences = recorded && compare(recorded, app.origins, browser).differences;
      if (differences?.length !== 0) differing.push({ case: described(one), differences });
    }
    expect(differing).toEqual([]);
  } finally {
    await page.close();
  }
}
