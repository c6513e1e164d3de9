import type { RuleBrowser } from '../core/browser.ts';
import { type Check, decide } from '../core/decide.ts';
import { step } from '../core/step.ts';
import type { Verdict } from '../core/verdict.ts';
import { isAddress, lastLabel } from '../origin/site.ts';
import { keyedByDefault } from './browsers.ts';
import { readingCheck, settingCheck } from './reading.ts';
import * as frameSteps from './steps.ts';

/** A page, and what it does about its domain. */
export interface DomainPage {
  readonly origin: string;
  /** What it assigns to `document.domain`; null: nothing. */
  readonly assigns: string | null;
}

/** A page that wants to read the document in a frame of another origin; at least one of them assigns. */
export interface DomainRun {
  readonly page: DomainPage;
  readonly frame: DomainPage;
  /** Whether both were served with `Origin-Agent-Cluster: ?0`. */
  readonly header: boolean;
  readonly browser: RuleBrowser;
}

/** Whether a page may read the document in its frame. */
export function judgeDomain(run: DomainRun): Verdict {
  return decide(domainChecks(run));
}

/** Whether the origin of a page has an agent cluster of its own, where no page of it was there before. */
export function isOriginKeyed({ header, browser }: Pick<DomainRun, 'header' | 'browser'>): boolean {
  return !header && keyedByDefault(browser);
}

function* domainChecks({ page, frame, ...run }: DomainRun): Generator<Check> {
  yield* assignmentChecks(page, run);
  yield* assignmentChecks(frame, run);
  const [found, wanted] = [page.assigns ?? UNSET, frame.assigns ?? UNSET];
  const both = found === wanted && schemeOf(page) === schemeOf(frame);
  yield readingCheck(step(frameSteps.domainBoth, both, { found, wanted }), 'SecurityError');
}

/** The domain of an origin where nothing was assigned. */
const UNSET = 'null';

/** https://html.spec.whatwg.org/#dom-document-domain, from the check of the value on. */
function* assignmentChecks(
  { origin, assigns }: DomainPage,
  run: Pick<DomainRun, 'header' | 'browser'>,
): Generator<Check> {
  if (assigns === null) return;
  const host = hostOf(origin);
  yield settingCheck(step(frameSteps.domainSuffix, maySet(host, assigns), { found: host, wanted: assigns }));
  const applies = !isOriginKeyed(run);
  const values = { found: origin, wanted: assigns };
  yield readingCheck(step(frameSteps.domainKeyed, applies, values), 'SecurityError');
}

/** https://html.spec.whatwg.org/#is-a-registrable-domain-suffix-of-or-is-equal-to */
function maySet(host: string, value: string): boolean {
  if (value === host) return true;
  return !isAddress(host) && host.endsWith(`.${value}`) && lastLabel(host) !== value;
}

function hostOf(origin: string): string {
  return new URL(origin).hostname;
}

function schemeOf({ origin }: DomainPage): string {
  return new URL(origin).protocol;
}
