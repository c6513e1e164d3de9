import fc from 'fast-check';
import type { Field } from '../../../../web/rules/core/exchange.ts';
import type { FetchCall, RedirectMode, RequestMode } from '../../../../web/rules/fetch/fetch-call.ts';
import { NO_FIELD, oneOf, valueArbitrary, type Weights } from '../../search/values.ts';
import type { BareCase } from '../case.ts';
import { PLAIN_CALL, redirectTo, whole } from './fetch.ts';

/** Where a redirect leads without a fault. */
const WITHIN: Weights = { '{own}/{id}/next': 1, '{other}/{id}/next': 2 };
/** Calls with one fault each, of which the server may see nothing. */
export const misFetched: fc.Arbitrary<BareCase> = fc
  .record({
    fault: fc.constantFrom<Partial<FetchCall>>(
      { url: 'ftp://localhost/{id}' },
      { url: 'http://user:word@localhost:1/{id}' },
      { url: 'http://localhost:6000/{id}' },
      { url: '{nobody}/{id}' },
      { url: '{nobody}/{id}', method: 'PUT' },
      { url: '{twin}/{id}' },
      { url: '{http2}/{id}', method: 'POST', mode: 'no-cors', body: { contentType: null, stream: true } },
      { url: '{own}/{id}', method: 'TRACE' },
      { url: '{own}/{id}', method: 'a b' },
      { url: '{other}/{id}', mode: 'no-cors', headers: [{ name: 'Accept', value: 'text/plain' }] },
    ),
    answer: whole,
  })
  .map(({ fault, answer }) => ({ channel: 'fetch', call: { ...PLAIN_CALL, ...fault }, answers: [answer] }));

/** Redirects of what they take along: a password for the first, a method, or a body; and those that never end. */
export const carried: fc.Arbitrary<BareCase> = fc
  .record({
    url: valueArbitrary({ '{own}/{id}': 2, '{other}/{id}': 1 }),
    mode: oneOf<RequestMode>({ cors: 5, 'no-cors': 1, 'same-origin': 1 }),
    redirect: oneOf<RedirectMode>({ follow: 4, manual: 1, error: 1 }),
    method: valueArbitrary({ GET: 3, PUT: 2, POST: 1 }),
    headers: valueArbitrary({ '[]': 1, '[{"name":"Authorization","value":"Basic YTpi"}]': 2 }),
    answers: fc.oneof(
      { weight: 3, arbitrary: fc.tuple(redirectTo(WITHIN, { 302: 1, 307: 2 }), whole) },
      {
        weight: 2,
        arbitrary: fc.tuple(redirectTo(WITHIN, { 307: 1 }), redirectTo(WITHIN, { 303: 1, 307: 2 }), whole),
      },
      { weight: 1, arbitrary: fc.tuple(redirectTo({ '/{id}': 1 }, { 302: 1, 307: 1 })) },
      { weight: 1, arbitrary: fc.tuple(redirectTo({ [NO_FIELD]: 1 }, { 302: 1 })) },
    ),
  })
  .map(({ headers, answers, ...call }) => ({
    channel: 'fetch',
    call: { ...PLAIN_CALL, ...call, headers: JSON.parse(headers) as Field[] },
    answers,
  }));
