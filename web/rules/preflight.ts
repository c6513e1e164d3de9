import { type CredentialsMode, corsChecks } from './cors-check.ts';
import { type Exchange, type Field, getField, listOf } from './exchange.ts';
import { type Check, judge, step } from './judge.ts';
import { SAFE_METHODS, sentHeaders, unsafeHeaderNames } from './safelist.ts';
import type { Verdict } from './verdict.ts';
import type { RuleBrowser } from './websocket-handshake.ts';

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

/** Whether a request needs a preflight: method or headers beyond the safelists. */
export function needsPreflight(method: string, headers: readonly Field[]): boolean {
  return !SAFE_METHODS.includes(method) || unsafeHeaderNames(sentHeaders(headers)).length > 0;
}

/** Judges the preflight of a request; a request that needs none passes. */
export function preflight(input: Preflight): Verdict {
  return judge(preflightChecks(input));
}

/** The checks alone: https://fetch.spec.whatwg.org/#cors-preflight-fetch. */
export function* preflightChecks(input: Preflight): Generator<Check> {
  const stops = 'preflight';
  const { credentials, headers, method, origin, url } = input;
  const unsafe = unsafeHeaderNames(sentHeaders(headers));
  const safeMethod = SAFE_METHODS.includes(method);
  const tolerated = { tolerated: 'next-step' } as const;
  yield {
    stops,
    step: step(
      'method-safelisted',
      safeMethod,
      { found: method, wanted: SAFE_METHODS.join(', ') },
      tolerated,
    ),
  };
  const names = unsafe.length > 0 ? unsafe : sentHeaders(headers).map(({ name }) => name);
  const compared = { found: names.join(', ') || null, wanted: null };
  yield { stops, step: step('headers-safelisted', unsafe.length === 0, compared, tolerated) };
  if (!needsPreflight(method, headers)) return;

  const asked = input.preflight;
  const line = asked && `${asked.request.method} ${asked.request.target}`;
  yield {
    stops: 'before-sending',
    step: step('preflight-sent', asked !== null, { found: line, wanted: null }),
  };
  const answer = asked?.response ?? null;
  const ok = answer !== null && answer.status >= 200 && answer.status < 300;
  const status = answer && String(answer.status);
  yield { stops, step: step('preflight-ok', ok, { found: status, wanted: '200–299' }) };
  if (!answer) return;

  const { fields } = answer;
  yield* corsChecks({ origin, url, credentials, fields }, stops);
  // With credentials the star is a name like any other.
  const star = credentials === 'include' ? null : '*';
  const methods = getField(fields, 'Access-Control-Allow-Methods');
  const allowsMethod = safeMethod || listOf(methods).some(name => name === method || name === star);
  yield { stops, step: step('preflight-method', allowsMethod, { found: methods, wanted: method }) };

  const allowed = getField(fields, 'Access-Control-Allow-Headers');
  const listed = listOf(allowed).map(name => name.toLowerCase());
  const starred = star !== null && listed.includes(star);
  const missing = unsafe.filter(name => !listed.includes(name) && !(starred && name !== 'authorization'));
  // Measured in Chromium 156 and Firefox 153: the star covers Authorization too, against the standard.
  const lenient = starred && (input.browser === 'chromium' || input.browser === 'firefox');
  yield {
    stops,
    step: step(
      'preflight-headers',
      missing.length === 0,
      { found: allowed, wanted: (missing.length > 0 ? missing : unsafe).join(', ') || null },
      lenient ? { tolerated: 'browser' } : {},
    ),
  };
}
