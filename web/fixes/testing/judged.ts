import { type Exchange, type Field, getField, listOf } from '../../rules/core/exchange.ts';
import type { Verdict } from '../../rules/core/verdict.ts';
import { type CredentialsMode, corsCheck } from '../../rules/cors/check.ts';
import { needsPreflight, preflight } from '../../rules/cors/preflight.ts';
import { sentHeaders, unsafeHeaderNames } from '../../rules/cors/safelist.ts';
import type { FetchCase } from '../case.ts';
import { sentMethod } from '../cors-needs.ts';
import { exchangeWith } from './request.ts';

/** What a browser would have concluded of a case: where it stops, and the heads that crossed the wire. */
export interface Judged {
  readonly preflight: Verdict | null;
  /** Null where the preflight stopped the request. */
  readonly read: Verdict | null;
  readonly preflightAnswer: Exchange | null;
  readonly answer: Exchange | null;
}

/** Does what a browser does for a page of an origin, with real requests, and judges the responses by the rules. */
export async function asPage(port: number, of: FetchCase, origin: string, path = '/'): Promise<Judged> {
  const method = sentMethod(of.method).toUpperCase();
  const credentials: CredentialsMode = of.credentials ? 'include' : 'omit';
  const url = `http://localhost:${port}${path}`;
  let answered: Exchange | null = null;
  let judged: Verdict | null = null;
  if (of.upload || needsPreflight(method, of.headers)) {
    answered = await exchangeWith({
      port,
      path,
      origin,
      method: 'OPTIONS',
      headers: askedBy(method, of.headers),
    });
    judged = preflight({
      origin,
      url,
      credentials,
      method,
      headers: of.headers,
      browser: 'unknown',
      preflight: answered,
    });
    // The rule asks for no preflight here; the browser does, because of the listener.
    if (!needsPreflight(method, of.headers)) {
      judged = corsCheck({ origin, url, credentials, fields: answered.response?.fields ?? [] });
    }
    if (judged.stops !== 'nowhere')
      return { preflight: judged, read: null, preflightAnswer: answered, answer: null };
  }
  const answer = await exchangeWith({
    port,
    path,
    origin,
    method,
    headers: sentHeaders(of.headers),
    ...(getField(of.headers, 'Content-Type') === null ? {} : { body: '{}' }),
  });
  const read = corsCheck({ origin, url, credentials, fields: answer.response?.fields ?? [] });
  return { preflight: judged, read, preflightAnswer: answered, answer };
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, steps 4 and 5. */
function askedBy(method: string, headers: readonly Field[]): Field[] {
  const names = unsafeHeaderNames(sentHeaders(headers));
  return [
    { name: 'Access-Control-Request-Method', value: method },
    ...(names.length > 0 ? [{ name: 'Access-Control-Request-Headers', value: names.join(',') }] : []),
  ];
}

/** Elements of a list in a response, in lower case. */
export function listIn(exchange: Exchange | null, name: string): readonly string[] {
  return listOf(getField(exchange?.response?.fields ?? [], name)).map(element => element.toLowerCase());
}
