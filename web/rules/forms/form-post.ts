import type { CertificateTrust } from '../core/browser.ts';
import { about, type Check, decide } from '../core/decide.ts';
import { type Exchange, getField, type RequestHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Verdict } from '../core/verdict.ts';
import * as corsSteps from '../cors/steps.ts';
import * as fetchMainSteps from '../fetch/main-steps.ts';
import * as messageSteps from '../messages/steps.ts';
import { originOf, sameOrigin, serialise } from '../origin/origin.ts';
import * as requestSteps from '../request/steps.ts';
import { serverAnswer } from '../server/decision.ts';
import * as formSteps from './steps.ts';

/** A form that a page posts into a frame of its own, and what may come back from there. */
export interface FormRun {
  /** Absolute, http or https. */
  readonly url: string;
  /** Serialised origin of the page. */
  readonly origin: string;
  readonly certificate: CertificateTrust;
  /** Null: nothing arrived. */
  readonly exchange: Exchange | null;
  /** The second argument of postMessage in the response, as code; null: nothing there calls it. */
  readonly target: string | null;
  /** The origin that the page compares `event.origin` with; null: it compares nothing. */
  readonly expects: string | null;
  /** Of a frame whose page has sent a message like the response’s before; null: there is none. */
  readonly stray: string | null;
}

/** Where a form’s way to another origin and back ends. */
export function judgeForm(run: FormRun): Verdict {
  return decide(formChecks(run));
}

/** What any form passes on its way to the server. */
export function* submissionChecks(run: Pick<FormRun, 'url' | 'origin'>): Generator<Check> {
  const compared = { found: serialise(originOf(run.url)), wanted: run.origin };
  const own = sameOrigin(run.origin, run.url);
  const stops = 'before-sending';
  yield { stops, step: step(own ? corsSteps.sameOrigin : fetchMainSteps.crossOrigin, true, compared) };
  yield { stops, step: step(formSteps.formSubmitted, true) };
}

/** Whether it came to one. */
export function* arrivalChecks(run: Pick<FormRun, 'url' | 'certificate' | 'exchange'>): Generator<Check> {
  const { certificate, exchange, url } = run;
  const { host, origin, pathname } = new URL(url);
  const stops = 'before-sending';
  if (url.startsWith('https:') && certificate !== 'unknown') {
    const trusted = certificate === 'trusted';
    yield { stops, step: step(requestSteps.certificateTrusted, trusted, { found: host }) };
  }
  const found = exchange && `${exchange.request.method} ${pathname}`;
  yield { stops, step: step(requestSteps.requestArrived, found !== null, { found, wanted: origin }) };
}

function* formChecks(run: FormRun): Generator<Check> {
  yield* submissionChecks(run);
  yield* arrivalChecks(run);
  const response = run.exchange?.response ?? null;
  yield* serverAnswer(response);
  if (run.exchange && response) yield* about(response.status, frameChecks(run, run.exchange));
}

function* frameChecks(run: FormRun, exchange: Exchange): Generator<Check> {
  const { expects, origin, stray, target, url } = run;
  const there = serialise(originOf(url));
  const stops = 'browser';
  if (stray !== null && (expects === null || stray === expects)) return yield* takenChecks(stray, run);
  if (there === origin) return yield { stops, step: step(formSteps.formOwnFrame, true, { found: there }) };
  const apart = { found: there, wanted: origin };
  yield { stops, step: step(formSteps.formHandsOver, target !== null, apart) };
  const wanted = target && addressee(target, exchange.request);
  yield { stops, step: step(formSteps.formTarget, wanted !== null, { found: wanted }) };
  if (wanted === null) return;
  const matched = { found: origin, wanted };
  yield { stops, step: step(messageSteps.messageMatch, wanted === '*' || wanted === origin, matched) };
  yield* takenChecks(there, run);
}

/** The origin that the response’s message is for, `*` for any; null: its call throws, because there is no Referer to take one from. */
export function addressee(target: string, { fields }: RequestHead): string | null {
  const written = target === 'document.referrer' ? getField(fields, 'Referer') : target;
  return written === null || written === '*' ? written : serialise(originOf(written));
}

/** A message has come to the page. */
function* takenChecks(sender: string, { expects, stray }: FormRun): Generator<Check> {
  const stops = 'browser';
  if (expects === null) {
    const first = sender === stray ? formSteps.formFirstMessage : messageSteps.messageUnchecked;
    return yield { stops, step: step(first, true, { found: sender }) };
  }
  if (stray !== null && stray !== expects)
    yield { stops, step: step(formSteps.formStrayIgnored, true, { found: stray, wanted: expects }) };
  const compared = { found: sender, wanted: expects };
  yield { stops, step: step(messageSteps.messageChecked, sender === expects, compared) };
}
