import type { Page } from '@playwright/test';
import type { PanelSpec } from '../../web/panel/spec.ts';
import { expect, test } from '../harness/fixtures.ts';
import { claimFor, mismatch } from './compare.ts';
import { lessonPages } from './course.ts';
import { handOf } from './playwright-hand.ts';
import { inTabs } from './tabs.ts';
import { turns } from './turned.ts';

/** The control of the walk: a claim that held whatever the knobs say would be no claim. */
for (const { id, path } of lessonPages().filter(({ language }) => language === 'en')) {
  test(`${id}: turning one knob makes every claim fail`, async ({ page, context }) => {
    test.setTimeout(180_000);
    const hand = handOf(page);
    await hand.open(path);
    const reproducible = (await hand.panels()).filter(spec => !spec.needs.includes('certificate-trusted'));
    const unturned: string[] = [];
    await inTabs(context, reproducible, async (tab, spec) => {
      if (!(await canBeTurned(tab, path, spec))) unturned.push(spec.id);
    });
    expect(unturned).toEqual([]);
  });
}

/** Whether some single knob, set by a link, makes the run differ from the lesson's claim. */
async function canBeTurned(page: Page, path: string, spec: PanelSpec): Promise<boolean> {
  const hand = handOf(page);
  const claim = claimFor(spec, 'chromium');
  await hand.open(path);
  for (const { knob, value } of await turns(page, spec)) {
    await hand.open(`${path}?${new URLSearchParams({ [`${spec.id}.${knob}`]: value })}#${spec.id}`);
    if (mismatch(claim, await hand.run(spec.id, claim.stops)) !== null) return true;
  }
  return false;
}
