import type { App } from '../../harness/app.ts';
import { FOUND_BARE, SLOW_BARE } from '../bare/corpus.ts';
import { type BarePage, openBarePage } from '../bare/page.ts';
import { SETTINGS, type Setting } from '../bare/settings.ts';
import type { Judged } from '../mutants/mutants.ts';
import { FOUND } from '../panels/corpus.ts';
import { WINDOW_FAMILIES } from '../panels/generators/all.ts';
import { type CasePage, type Driven, openCasePage } from '../panels/page.ts';
import { Coverage } from '../search/coverage.ts';
import { type Disagreement, runKnown, type Search, type Subject, search } from '../search/search.ts';
import { bareCalls, panels, rawHandshakes } from '../search/subjects.ts';

/** Of how many cases a part is made, unless the command says otherwise. */
const CASES = {
  panels: { chromium: 5_000, firefox: 4_000 },
  /** Calls that no panel makes, of either browser in each setting. */
  bare: 1_200,
  /** Cases that open windows, in Chromium alone: Firefox lets no page open one without a click. */
  windows: 150,
  /** Handshakes that no browser sends. */
  raw: 1_000,
} as const;

export interface PartOutcome {
  readonly recorded: readonly Judged[];
  /** How many of them were drawn. */
  readonly drawn: number;
  readonly disagreements: readonly Disagreement[];
}

/** What is held against one browser in one setting. */
export interface Part {
  readonly what: string;
  readonly browser: Subject<unknown, unknown>['browser'];
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
  readonly subject: Subject<C, R>;
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
      const { subject, close } = await open();
      try {
        const before = await runKnown(subject, known, { coverage, until: knownUntil });
        const drawn = await search(subject, { ...options, coverage });
        const recorded = [...before.recorded, ...drawn.recorded];
        return {
          recorded: recorded.map(one => rules => subject.compare(one, rules)),
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

/** @param paths the browsers' programs; without one Playwright's own Chromium is taken */
export function planOf(
  { origins }: App,
  browsers: readonly Driven[],
  paths: Readonly<Record<Driven, string | undefined>>,
): Plan {
  const raw = part(
    { what: 'handshakes that no browser sends', browser: 'unknown', cases: CASES.raw, cost: 0.3 },
    async () => ({ subject: rawHandshakes(origins), close: async () => {} }),
    [],
  );
  const opened = async (browser: Driven, subjectOf: (page: CasePage) => ReturnType<typeof panels>) => {
    const page = await openCasePage(browser, paths[browser], origins);
    return { subject: subjectOf(page), close: () => page.close() };
  };
  const openBare = async (browser: Driven, setting: Setting) => {
    const page: BarePage = await openBarePage(browser, paths[browser], setting);
    return { subject: bareCalls(page), close: () => page.close() };
  };
  const parts = browsers.flatMap(browser => [
    part(
      { what: browser, browser, cases: CASES.panels[browser], cost: 1 },
      () => opened(browser, page => panels(page, origins)),
      FOUND.map(found => found.case),
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
        FOUND_BARE.map(found => found.case),
      ),
    ),
    ...(browser === 'chromium'
      ? [
          part(
            { what: 'chromium, in windows', browser, cases: CASES.windows, cost: 6 },
            () => opened(browser, page => panels(page, origins, WINDOW_FAMILIES)),
            [],
          ),
        ]
      : []),
  ]);
  // Once is enough, and Firefox knows no such time.
  const [setting] = SETTINGS;
  const slow =
    browsers.includes('chromium') && setting
      ? [
          part(
            { what: 'chromium, minutes later', browser: 'chromium', cases: 0, cost: 0 },
            () => openBare('chromium', setting),
            SLOW_BARE,
          ),
        ]
      : [];
  return { parts: [raw, ...parts], slow };
}
