import type { Origins } from '../../../server/protocol/origins.ts';
import { type BareCase, type BareRecorded, opensWindows } from '../bare/case.ts';
import { BARE_GENERATORS } from '../bare/generators/all.ts';
import type { BarePage } from '../bare/page.ts';
import type { Case, Recorded } from '../panels/case.ts';
import { ALONE } from '../panels/experiments.ts';
import { FAMILIES } from '../panels/generators/all.ts';
import { caseGenerators, type Family } from '../panels/generators/generator.ts';
import type { CasePage } from '../panels/page.ts';
import { type RawCase, type RawRecorded, rawArbitrary } from '../raw/case.ts';
import { sendRaw } from '../raw/send.ts';
import { described } from './report.ts';
import type { Subject } from './search.ts';

/** What panels run. */
export function panels(
  page: CasePage,
  origins: Origins,
  families: readonly Family[] = FAMILIES,
): Subject<Case, Recorded> {
  return {
    browser: page.browser,
    generators: caseGenerators(families),
    groupOf: ({ experiment }) => (ALONE.has(experiment) ? null : experiment),
    run: cases => page.run(cases),
    compare: (recorded, rules) => rules.compare(recorded, origins, page.browser),
    described,
  };
}

/** What no panel runs. */
export function bareCalls(page: BarePage): Subject<BareCase, BareRecorded> {
  return {
    browser: page.browser,
    generators: BARE_GENERATORS,
    groupOf: one => (opensWindows(one) ? null : one.channel), // several windows at once wait for ever in Chromium
    run: cases => page.run(cases),
    compare: (recorded, rules) => rules.compareBare(recorded, page.world, page.browser),
    described: one => JSON.stringify(one),
  };
}

/** What no browser sends, to the lab's WebSocket. */
export function rawHandshakes({ lab }: Origins): Subject<RawCase, RawRecorded> {
  return {
    browser: 'unknown',
    generators: [{ weight: 1, arbitrary: rawArbitrary }],
    groupOf: () => 'raw',
    run: cases => Promise.all(cases.map(one => sendRaw(one, lab))),
    compare: (recorded, rules) => rules.compareRaw(recorded, lab),
    described: one => JSON.stringify(one),
  };
}
