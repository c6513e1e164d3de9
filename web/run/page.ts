import type { Origins } from '../../server/protocol/origins.ts';
import { RUN_PARAMETER, TOKEN_PARAMETER } from '../../server/protocol/paths.ts';
import { isKeyed } from '../../server/protocol/words.ts';
import {
  type Experiment,
  type Page,
  type PageEvent,
  type Procedure,
  SetUpError,
} from '../experiments/experiment.ts';
import type { CertificateTrust } from '../rules/core/browser.ts';
import { type ClockEstimate, now } from './clock.ts';
import { describeFact } from './facts.ts';
import type { Seat } from './feed.ts';
import type { Run } from './run.ts';
import { RunWindow } from './run-window.ts';
import { NO_WINDOW, openStage } from './stage.ts';

/** What the click needs: the experiment, how it is carried out, its knobs, and the panel's seat at the witness. */
export interface RunOrder {
  readonly run: Run;
  readonly experiment: Experiment;
  readonly procedure: Procedure;
  readonly origins: Origins;
  readonly seat: Seat;
  readonly clock: () => ClockEstimate | null;
  readonly signal: AbortSignal;
  /** Where the experiment's `markup` stands; absent where it has none. */
  readonly view?: HTMLElement | undefined;
  /** Changes the run; the caller keeps it. */
  readonly change: (next: (run: Run) => Run) => void;
}

/** The two parameters, wherever they stand in a text: the panel's own business, that stand in no picture and in no copy. */
const ATTRIBUTION = [`${TOKEN_PARAMETER}=[0-9a-f]{32}`, `${RUN_PARAMETER}=[0-9a-f]{16}`].map(pair => ({
  first: new RegExp(`\\?${pair}&`, 'g'),
  other: new RegExp(`[?&]${pair}`, 'g'),
}));

function hide(text: string): string {
  return ATTRIBUTION.reduce(
    (hidden, { first, other }) => hidden.replace(first, '?').replace(other, ''),
    text,
  );
}

function attributed(attribution: Page['attribution']): Page['url'] {
  return (base, query) => {
    const url = new URL(base);
    for (const [name, value] of Object.entries({ ...query, ...attribution })) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    return url;
  };
}

/** What the experiment's function may use. */
export function pageOf(
  { run, origins, seat, signal, view, change }: RunOrder,
  certificate: CertificateTrust,
  ownToken: string,
  over: AbortSignal,
): Page {
  const attributionBy = (token: string) => ({ [TOKEN_PARAMETER]: token, [RUN_PARAMETER]: run.id });
  const attribution = attributionBy(ownToken);
  const runWindow = new RunWindow(over);
  return {
    origins,
    signal,
    view: view ?? document.createElement('div'),
    attribution,
    url: attributed(attribution),
    saw(kind, name, facts = {}, of = {}) {
      const event: PageEvent = {
        at: now(),
        kind,
        name,
        facts: Object.entries(facts).map(([fact, value]) => [fact, hide(describeFact(value))] as const),
        ...of,
      };
      change(current => ({ ...current, events: [...current.events, event] }));
    },
    learned: entry => change(current => ({ ...current, learned: [...current.learned, entry] })),
    async stage({ on, ...settings }) {
      if (on === 'lab-tls' && certificate === 'untrusted') throw new SetUpError('certificate-trusted');
      const opening = openStage(origins[on], { keyed: isKeyed(on), ...settings }, runWindow, over);
      // A stage runs on an origin that is not ours, so it gets a stand-in for the token.
      const passing = seat.pass(run.id).catch((error: Error) => {
        throw new SetUpError({
          zh: `实验服务器的页面没有拿到通行证（${error.message}），请再运行一次。`,
          en: `the lab’s page got no pass (${error.message}). Run again.`,
        });
      });
      const [stage, pass] = await Promise.all([opening, passing]);
      return { ...stage, url: attributed(attributionBy(pass)) };
    },
    async follow({ href }) {
      if (!(await runWindow.follow(href))) throw new SetUpError(NO_WINDOW);
    },
  };
}
