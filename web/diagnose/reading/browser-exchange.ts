import { type Field, getField } from '../../rules/core/exchange.ts';
import { requestOf } from './curl-command.ts';
import { MOST_FIELDS } from './limits.ts';
import { openAddress, openField } from './mask.ts';
import type { PastedRequest, PastedResponse } from './pasted-exchange.ts';

/** What a browser recorded of one request, before anything is hidden. */
export interface RecordedExchange {
  readonly url: string;
  readonly method: string | null;
  readonly requestFields: readonly Field[];
  /** Null where none came, or none was copied. */
  readonly status: number | null;
  readonly responseFields: readonly Field[];
}

/** HTTP/2 writes method and address as fields (RFC 9113 §8.3.1), older copies of Chromium without their colon: no script sets them. */
const PSEUDO = /^:|^(?:authority|method|path|scheme)$/i;

export function isOfTheMessage({ name }: Field): boolean {
  return !PSEUDO.test(name);
}

/** The request, and its response where there is one; `number` is that of the exchange. */
export function recordedExchange(
  { url, method, requestFields, status, responseFields }: RecordedExchange,
  number: number,
): readonly (PastedRequest | PastedResponse)[] {
  const address = openAddress(url);
  if (address === null) return [];
  const fields = requestFields.filter(isOfTheMessage).slice(0, MOST_FIELDS).map(openField);
  const request = requestOf({ how: 'browser', url: address, method: method ?? 'GET', fields });
  const known = {
    ...request,
    method: method === null ? null : request.method,
    headers: fields.length > 0 ? request.headers : null,
  };
  // No page sends an OPTIONS by itself: what a browser recorded is a preflight, its fields copied or not.
  const asked =
    request.plays === 'options' ? ({ ...known, plays: 'preflight', method: null } as const) : known;
  const answered = status !== null || responseFields.length > 0;
  return [
    { ...asked, exchange: number },
    ...(answered
      ? [
          {
            kind: 'response' as const,
            status,
            fields: responseFields.filter(isOfTheMessage).slice(0, MOST_FIELDS).map(openField),
            elided: responseFields.length === 0,
            to: asked.plays,
            exchange: number,
            sentOrigin: fields.length > 0 ? getField(fields, 'Origin') : undefined,
          },
        ]
      : []),
  ];
}
