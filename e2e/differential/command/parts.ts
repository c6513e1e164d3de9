import { laxByDefault } from '../../../web/rules/cookies/browsers.ts';
import type { MeasuredBrowser } from '../../../web/rules/core/browser.ts';
import type { App } from '../../harness/app.ts';
import { BARE_CORPUS, SLOW_BARE_CASES } from '../bare/corpus.ts';
import { type BarePage, openBarePage } from '../bare/page.ts';
import { SETTINGS, type Setting } from '../bare/settings.ts';
import { bareCalls } from '../bare/suite.ts';
import { DRIVERS } from '../drivers/drivers.ts';
import type { Judged } from '../mutants/mutants.ts';
import { PANEL_CORPUS } from '../panels/corpus.ts';
import { WINDOW_GENERATORS } from '../panels/generators/all.ts';
import { type CasePage, openCasePage } from '../panels/page.ts';
import { panels } from '../panels/suite.ts';
import { rawHandshakes } from '../raw/suite.ts';
import { Coverage } from '../search/coverage.ts';
import type { Counterexample } from '../search/difference.ts';
import { runKnown, type Search, type Suite, search } from '../search/search.ts';

/** Of how many cases a part is made, unless the command says otherwise; of those of panels, the driver says it. */
const CASES = {
  /** Calls that no panel makes, of either browser in each setting. */
  bare: 1_200,
  /** Cases that open windows, where a page may do so without a click. */
  windows: 150,
  /** Handshakes that no browser sends. */
  raw: 1_000,
} as const;

export interface PartOutcome {
  readonly recorded: readonly Judged[];
  /** How many of them were drawn. */
  readonly drawn: number;
  readonly disagreements: readonly Counterexample[];
}

/** What is held against one browser in one setting. */
export interface Part {
  readonly what: string;
  readonly browser: Suite<unknown, unknown>['browser'];
  readonly cases: number;
  /** What one of them costs in time, beside a case of a panel. */
  readonly cost: number;
  /** What its verdicts have covered so far. */
  readonly coverage: Coverage;
  /** Runs cases in a page of its own. */
  run(pass: Pass): Promise<PartOutcome>;
}

/** One pass over a part. */
export interface Pass extends Omit<Search, 'coverage' | 'until'> {
  /** When no further case is drawn, by `performance.now()`. */
  readonly until: number;
  /** When no further case is begun of those that are known, which come first; absent: there is no need of them. */
  readonly knownUntil?: number;
}

interface Opened<C, R> {
  readonly suite: Suite<C, R>;
  close(): Promise<void>;
}

function part<C, R>(
  head: Pick<Part, 'what' | 'browser' | 'cases' | 'cost'>,
  open: () => Promise<Opened<C, R>>,
  known: readonly C[],
): Part {
  const coverage = new Coverage();
  return {
    ...head,
    coverage,
    async run({ knownUntil = Number.NEGATIVE_INFINITY, ...options }) {
      if (performance.now() >= Math.max(knownUntil, options.until))
        return { recorded: [], drawn: 0, disagreements: [] };
      const { suite, close } = await open();
      try {
        const before = await runKnown(suite, known, { coverage, until: knownUntil });
        const drawn = await search(suite, { ...options, coverage });
        const recorded = [...before.recorded, ...drawn.recorded];
        return {
          recorded: recorded.map(one => rules => suite.compare(one, rules)),
          drawn: drawn.recorded.length,
          disagreements: [...before.disagreements, ...drawn.disagreements],
        };
      } finally {
        await close();
      }
    },
  };
}

/** The parts of a run, and what only waits, beside them. */
export interface Plan {
  readonly parts: readonly Part[];
  readonly slow: readonly Part[];
}

export function planOf({ origins }: App, browsers: readonly MeasuredBrowser[]): Plan {
  const raw = part(
    { what: 'handshakes that no browser sends', browser: 'unknown', cases: CASES.raw, cost: 0.3 },
    async () => ({ suite: rawHandshakes(origins), close: async () => {} }),
    [],
  );
  const opened = async (browser: MeasuredBrowser, suiteOf: (page: CasePage) => ReturnType<typeof panels>) => {
    const page = await openCasePage(browser, origins);
    return { suite: suiteOf(page), close: () => page.close() };
  };
  const openBare = async (browser: MeasuredBrowser, setting: Setting) => {
    const page: BarePage = await openBarePage(browser, setting);
    return { suite: bareCalls(page), close: () => page.close() };
  };
  const parts = browsers.flatMap(browser => [
    part(
      { what: browser, browser, cases: DRIVERS[browser].panelCases, cost: 1 },
      () => opened(browser, page => panels(page, origins)),
      PANEL_CORPUS.map(known => known.case),
    ),
    ...SETTINGS.map(setting =>
      part(
        {
          what: `${browser}, calls that no panel makes, ${setting.what}`,
          browser,
          cases: CASES.bare,
          cost: 1,
        },
        () => openBare(browser, setting),
        BARE_CORPUS.map(known => known.case),
      ),
    ),
    ...(DRIVERS[browser].opensWindows
      ? [
          part(
            { what: `${browser}, in windows`, browser, cases: CASES.windows, cost: 6 },
            () => opened(browser, page => panels(page, origins, WINDOW_GENERATORS)),
            [],
          ),
        ]
      : []),
  ]);
  // In one setting is enough.
  const slow = SETTINGS.slice(0, 1).flatMap(setting =>
    browsers
      .filter(laxByDefault)
      .map(browser =>
        part(
          { what: `${browser}, minutes later`, browser, cases: 0, cost: 0 },
          () => openBare(browser, setting),
          SLOW_BARE_CASES,
        ),
      ),
  );
  return { parts: [raw, ...parts], slow };
}
