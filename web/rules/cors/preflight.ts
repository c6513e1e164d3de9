import type { RuleBrowser } from '../core/browser.ts';
import type { Help } from '../core/consequence.ts';
import { about, type Check, decide } from '../core/decide.ts';
import {
  type Exchange,
  type Field,
  getField,
  isRedirect,
  isToken,
  listOf,
  REDIRECT_STATUSES,
  type ResponseHead,
} from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Verdict } from '../core/verdict.ts';
import { starCoversAuthorization } from './browsers.ts';
import { type CredentialsMode, crossOriginChecks } from './check.ts';
import * as preflightSteps from './preflight-steps.ts';
import { SAFE_METHODS, sentHeaders, unsafeHeaderNames } from './safelist.ts';

/** A request across origins, as the page asked for it, with the preflight that was recorded. */
export interface Preflight {
  readonly origin: string;
  readonly url: string;
  readonly credentials: CredentialsMode;
  readonly method: string;
  /** The headers that the page set. */
  readonly headers: readonly Field[];
  readonly browser: RuleBrowser;
  /** The recorded OPTIONS; null: the server saw none. */
  readonly preflight: Exchange | null;
}

/** What the response to a preflight is held against. */
export interface PreflightAnswer {
  readonly origin: string;
  /** See `CorsCheck`, as for the next. */
  readonly page?: string;
  readonly tainted?: boolean;
  readonly credentials: CredentialsMode;
  readonly method: string;
  /** Names, in lower case, that need permission. */
  readonly unsafe: readonly string[];
  readonly browser: RuleBrowser;
  /** Null: none came. */
  readonly answer: ResponseHead | null;
}

/** Whether a request needs a preflight: method or headers beyond the safelists. */
export function needsPreflight(method: string, headers: readonly Field[]): boolean {
  return !SAFE_METHODS.includes(method) || unsafeHeaderNames(sentHeaders(headers)).length > 0;
}

/** Judges the preflight of a request; a request that needs none passes. */
export function preflight(input: Preflight): Verdict {
  return decide(preflightChecks(input));
}

/** The checks alone: https://fetch.spec.whatwg.org/#cors-preflight-fetch. */
export function* preflightChecks(input: Preflight): Generator<Check> {
  const { method, preflight: asked } = input;
  const sent = sentHeaders(input.headers);
  yield* safelistChecks(method, sent);
  if (!needsPreflight(method, sent)) return;
  yield preflightSent(asked && `${asked.request.method} ${asked.request.target}`);
  const unsafe = unsafeHeaderNames(sent);
  const answer = asked?.response ?? null;
  yield* about(answer?.status ?? null, preflightAnswerChecks({ ...input, unsafe, answer }));
}

/**
 * Whether method and headers ask for a preflight; neither check ends a run.
 *
 * @param unsafe the names that do
 */
export function* safelistChecks(
  method: string,
  headers: readonly Field[],
  unsafe: readonly string[] = unsafeHeaderNames(headers),
): Generator<Check> {
  const stops = 'preflight';
  const tolerated = { tolerated: 'next-step' } as const;
  const methods = { found: method, wanted: SAFE_METHODS.join(', ') };
  yield {
    stops,
    step: step(preflightSteps.methodSafelisted, SAFE_METHODS.includes(method), methods, tolerated),
  };
  const names = unsafe.length > 0 ? unsafe : headers.map(({ name }) => name);
  const compared = { found: names.join(', ') || null };
  yield { stops, step: step(preflightSteps.headersSafelisted, unsafe.length === 0, compared, tolerated) };
}

/** The check whether a preflight reached the server; `line` is its first line without the version. */
export function preflightSent(line: string | null): Check {
  return {
    stops: 'before-sending',
    step: step(preflightSteps.preflightSent, line !== null, { found: line }),
  };
}

/** The checks of a preflight's answer, in the standard's order: who may ask, then the status, then what may be asked. */
export function* preflightAnswerChecks(input: PreflightAnswer): Generator<Check> {
  const stops = 'preflight';
  const { answer, credentials, method, unsafe } = input;
  if (!answer) {
    yield { stops, step: step(preflightSteps.preflightAnswered, false) };
    return;
  }
  const { fields, status } = answer;
  const found = String(status);
  const redirects = { found, wanted: REDIRECT_STATUSES.join(', ') };
  yield { stops, step: step(preflightSteps.preflightRedirect, !isRedirect(answer), redirects) };
  yield* crossOriginChecks({ ...input, fields }, stops);
  const ok = status >= 200 && status < 300;
  yield { stops, step: step(preflightSteps.preflightOk, ok, { found, wanted: '200–299' }) };

  const methods = getField(fields, 'Access-Control-Allow-Methods');
  const methodHelp = helpByList('Methods', method);
  if (methods !== null && !areTokens(methods)) {
    const values = { found: methods, wanted: method };
    yield { stops, step: step(preflightSteps.preflightMethodsList, false, values, methodHelp) };
  }
  const allowed = getField(fields, 'Access-Control-Allow-Headers');
  const headersHelp = helpByList('Headers', unsafe.join(', '));
  if (allowed !== null && !areTokens(allowed)) {
    const values = { found: allowed, wanted: unsafe.join(', ') || null };
    yield { stops, step: step(preflightSteps.preflightHeadersList, false, values, headersHelp) };
  }

  // With credentials the star is a name like any other.
  const star = credentials === 'include' ? null : '*';
  const named = listOf(methods).includes(method);
  // The lists of others are not looked at.
  const free = SAFE_METHODS.includes(method) || (!named && listOf(methods).some(name => name === star));
  const values = { found: methods, wanted: method };
  yield {
    stops,
    step: step(preflightSteps.preflightMethod, free || named, values, { compared: !free, ...methodHelp }),
  };

  if (unsafe.length === 0) return;
  const listed = listOf(allowed).map(name => name.toLowerCase());
  const starred = star !== null && listed.includes(star);
  const missing = unsafe.filter(name => !listed.includes(name) && !(starred && name !== 'authorization'));
  const lenient = starred && starCoversAuthorization(input.browser);
  yield {
    stops,
    step: step(
      preflightSteps.preflightHeaders,
      missing.length === 0,
      { found: allowed, wanted: (missing.length > 0 ? missing : unsafe).join(', ') },
      {
        compared: !starred,
        ...(lenient ? { tolerated: 'browser' } : headersHelp),
      },
    ),
  };
}

/** What a list in the response would have to hold. */
function helpByList(list: 'Methods' | 'Headers', value: string): { readonly help: Help } {
  return { help: { kind: 'header', name: `Access-Control-Allow-${list}`, value } };
}

/** A list with anything else in it counts for nothing (Fetch, "extract header list values"). */
function areTokens(list: string | null): boolean {
  return listOf(list).every(isToken);
}
