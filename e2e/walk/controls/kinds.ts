import type { Page } from '@playwright/test';
import type { Claim, PanelSpec } from '../../../web/run/spec.ts';
import { specsIn } from '../drivers/driver.ts';
import { claimFor } from '../lessons/compare.ts';
import { lessonPages } from '../lessons/course.ts';

/** A panel of the course, where it stands, and what its lesson says of Chromium. */
export interface Claimed {
  readonly path: string;
  readonly spec: PanelSpec;
  readonly claim: Claim;
}

/** What a panel and its claim are of; panels that are of one kind differ in nothing that a control could show. */
export type Kind = (of: Claimed) => string;

export const experimentAndStop: Kind = ({ spec, claim }) => `${spec.experiment} ${claim.stops}`;

/**
 * The first of each kind of all English lessons, in their order.
 * @param page is taken to the home page, which fetches the lessons
 */
export async function oneOfEachKind(page: Page, kindOf: Kind): Promise<readonly Claimed[]> {
  await page.goto('/en/');
  const paths = lessonPages().flatMap(({ language, path }) => (language === 'en' ? [path] : []));
  const pages = await page.evaluate(
    asked =>
      Promise.all(
        asked.map(async path => {
          const text = await (await fetch(path)).text();
          const sections = new DOMParser()
            .parseFromString(text, 'text/html')
            .querySelectorAll('[data-panels]');
          return { path, panels: Array.from(sections, section => section.getAttribute('data-panels')) };
        }),
      ),
    paths,
  );
  const kinds = new Map<string, Claimed>();
  for (const { path, panels } of pages) {
    for (const spec of specsIn(panels)) {
      if (spec.repair) continue;
      const panel = { path, spec, claim: claimFor(spec, 'chromium') };
      if (!kinds.has(kindOf(panel))) kinds.set(kindOf(panel), panel);
    }
  }
  return [...kinds.values()];
}
