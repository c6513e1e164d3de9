import type { Suite } from '../search/search.ts';
import { type BareCase, type BareRecorded, opensWindows } from './case.ts';
import { BARE_GENERATORS } from './generators/all.ts';
import type { BarePage } from './page.ts';

/** What no panel runs. */
export function bareCalls(page: BarePage): Suite<BareCase, BareRecorded> {
  return {
    browser: page.browser,
    generators: BARE_GENERATORS,
    groupOf: one => (opensWindows(one) ? null : one.channel), // several windows at once wait for ever in Chromium
    run: cases => page.run(cases),
    compare: (recorded, rules) => rules.compareBare(recorded, page.world, page.browser),
    described: one => JSON.stringify(one),
  };
}
