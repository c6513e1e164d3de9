import { type Field, getField } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import { noCorsHeaders, sentHeaders } from '../cors/safelist.ts';
import * as fetchCallSteps from './call-steps.ts';
import type { FetchCall } from './fetch-call.ts';
import type { FetchCheck } from './walk.ts';

/**
 * The headers of a call that are sent, with the type of its body where it sets none itself: what it may not set is dropped
 * (https://fetch.spec.whatwg.org/#concept-headers-append, https://fetch.spec.whatwg.org/#dom-request).
 */
export function* headersOf(call: FetchCall, type: string | null): Generator<FetchCheck, readonly Field[]> {
  const stops = 'before-sending';
  const tolerated = { tolerated: 'next-step' } as const;
  let allowed = sentHeaders(call.headers);
  if (call.headers.length > 0) {
    const compared = { found: namesBeyond(call.headers, allowed), wanted: namesOf(allowed) };
    const all = step(fetchCallSteps.headersForbidden, compared.found === null, compared, tolerated);
    yield { stops, step: all };
    if (all.passed) allowed = call.headers;
  }
  const noCors = call.mode === 'no-cors';
  const own = noCors ? noCorsHeaders(allowed) : allowed;
  const typed =
    type !== null && getField(own, 'Content-Type') === null ? [{ name: 'Content-Type', value: type }] : [];
  if (!noCors) return [...own, ...typed];
  const kept = noCorsHeaders([...own, ...typed]);
  const wanted = [...allowed, ...typed];
  if (wanted.length > 0) {
    const compared = { found: namesBeyond(wanted, kept), wanted: namesOf(kept) };
    const all = step(fetchCallSteps.noCorsHeaders, compared.found === null, compared, tolerated);
    yield { stops, step: all };
    if (all.passed) return wanted;
  }
  return kept;
}

function namesOf(headers: readonly Field[]): string | null {
  return [...new Set(headers.map(({ name }) => name))].join(', ') || null;
}

/** The headers of `all` of which not every value was kept. */
function namesBeyond(all: readonly Field[], kept: readonly Field[]): string | null {
  return namesOf(all.filter(header => !kept.includes(header)));
}
