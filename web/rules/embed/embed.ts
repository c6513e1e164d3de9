import type { CertificateTrust } from '../core/browser.ts';
import { about, type Check, decide } from '../core/decide.ts';
import { type Exchange, type Field, getField, type ResponseHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Verdict } from '../core/verdict.ts';
import * as corsSteps from '../cors/steps.ts';
import * as fetchMainSteps from '../fetch/main-steps.ts';
import { originOf, sameOrigin, serialise } from '../origin/origin.ts';
import * as requestSteps from '../request/steps.ts';
import * as serverSteps from '../server/steps.ts';
import { EMBED_TAGS, type EmbedElement } from './elements.ts';
import * as embedSteps from './steps.ts';

/** One element of a page with an address, and what the server saw of its request. */
export interface EmbedRun {
  readonly element: EmbedElement;
  /** Absolute, http or https. */
  readonly url: string;
  /** Serialised origin of the page. */
  readonly origin: string;
  readonly certificate: CertificateTrust;
  /** Null: nothing arrived. The response has `nosniff`, as all of the lab's have, and is of the type that it declares. */
  readonly exchange: Exchange | null;
}

/** https://mimesniff.spec.whatwg.org/#javascript-mime-type */
const JAVASCRIPT =
  /^(?:text|application)\/(?:x-)?(?:java|ecma)script$|^text\/(?:javascript1\.[0-5]|jscript|livescript)$/;
const MEDIA = /^(?:image|audio|video)\//;

/** What becomes of an image or a script that a page embeds without `crossorigin`, and why. */
export function judgeEmbed(run: EmbedRun): Verdict {
  return decide(embedChecks(run));
}

function* embedChecks(run: EmbedRun): Generator<Check> {
  yield* embedRequestChecks(run);
  yield* embedResponseChecks(run);
}

/** Up to the request’s arrival. */
export function* embedRequestChecks({
  element,
  url,
  origin,
  certificate,
  exchange,
}: EmbedRun): Generator<Check> {
  const there = serialise(originOf(url));
  const own = sameOrigin(origin, url);
  const stops = 'before-sending';
  const compared = { found: there, wanted: origin };
  yield { stops, step: step(own ? corsSteps.sameOrigin : fetchMainSteps.crossOrigin, true, compared) };
  yield { stops, step: step(embedSteps.embedNoCors, true, { found: EMBED_TAGS[element] }) };
  if (url.startsWith('https:') && certificate !== 'unknown') {
    const found = new URL(url).host;
    yield {
      stops,
      step: step(requestSteps.certificateTrusted, certificate === 'trusted', { found }),
    };
  }
  const line = exchange && `${exchange.request.method} ${new URL(url).pathname}`;
  yield { stops, step: step(requestSteps.requestArrived, line !== null, { found: line, wanted: there }) };
}

/** What becomes of the response to a request that arrived. */
export function* embedResponseChecks({ element, url, origin, exchange }: EmbedRun): Generator<Check> {
  const own = sameOrigin(origin, url);
  const response = exchange?.response ?? null;
  const status = response && String(response.status);
  yield {
    stops: 'no-response',
    step: step(serverSteps.answered, status !== null, { found: status }),
  };
  if (response) yield* about(response.status, answerChecks(element, own, response));
}

function* answerChecks(element: EmbedElement, own: boolean, response: ResponseHead): Generator<Check> {
  const { fields, status } = response;
  const stops = 'browser';
  if (element === 'script') {
    const compared = { found: String(status), wanted: '200–299' };
    const ok = status >= 200 && status < 300;
    yield { stops: 'server', step: step(embedSteps.embedScriptStatus, ok, compared) };
  }
  const type = essenceOf(fields);
  const found = { found: type === '' ? null : type, wanted: EMBED_TAGS[element] };
  if (!own) yield { stops, step: step(embedSteps.embedOrb, !blockedByOrb(type), found) };
  if (element === 'script') {
    const declared = MEDIA.test(type) || type === 'text/csv';
    yield { stops, step: step(embedSteps.embedScriptType, !declared, found) };
    yield { stops, step: step(embedSteps.embedScriptNosniff, JAVASCRIPT.test(type), found) };
  } else yield { stops, step: step(embedSteps.embedImage, type.startsWith('image/'), found) };
  yield { stops, step: own ? step(embedSteps.embedOwn, true) : step(embedSteps.embedUsed, true) };
}

/** The declared type without its parameters, in lower case; empty without one. */
function essenceOf(fields: readonly Field[]): string {
  return (getField(fields, 'Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/**
 * Opaque Response Blocking of a response with `nosniff` whose bytes are what it declares: scripts, style sheets and media pass,
 * anything else is withheld (https://whatpr.org/fetch/1442.html#orb-algorithm).
 */
function blockedByOrb(type: string): boolean {
  return !(JAVASCRIPT.test(type) || type === 'text/css' || MEDIA.test(type));
}
