import fc from 'fast-check';
import type { Field, RequestHead, ResponseHead } from '../../../web/rules/core/exchange.ts';
import { fieldsArbitrary, NO_FIELD, valueArbitrary, type Weights } from '../search/values.ts';

/** A handshake that no browser sends, byte by byte of our own making. */
export interface RawCase {
  readonly method: string;
  readonly allow: string;
  readonly fields: readonly Field[];
}

/** What a server answered to it; null: it only hung up. */
export interface RawRecorded {
  readonly case: RawCase;
  readonly request: RequestHead;
  readonly response: ResponseHead | null;
}

const METHODS: Weights = { GET: 16, POST: 1, PUT: 1, HEAD: 1, OPTIONS: 1 };
const ALLOWED: Weights = { '*': 6, 'http://partner.test': 2, 'http://other.test': 1 };

/**
 * Not drawn is what RFC 6455 refuses and the server, ws on Node, takes: HTTP/1.0, the version 8 of a draft, and a version that is
 * another numeral of 13.
 */
const FIELDS: Readonly<Record<string, Weights>> = {
  Upgrade: { websocket: 14, WebSocket: 2, [NO_FIELD]: 1, h2c: 1, 'websocket/13': 1 },
  Connection: { Upgrade: 12, upgrade: 2, 'keep-alive, Upgrade': 2, [NO_FIELD]: 1, 'keep-alive': 1 },
  'Sec-WebSocket-Key': {
    'dGhlIHNhbXBsZSBub25jZQ==': 16,
    'AAAAAAAAAAAAAAAAAAAAAA==': 2,
    [NO_FIELD]: 1,
    'c2hvcnQ=': 1,
    'dGhlIHNhbXBsZSBub25jZSE=': 1,
    'not base64 of anything!!': 1,
  },
  'Sec-WebSocket-Version': { 13: 16, [NO_FIELD]: 1, 12: 1, 7: 1, draft: 1 },
  Origin: { 'http://partner.test': 6, [NO_FIELD]: 1, null: 1, 'http://partner.test/': 1 },
};

/** Handshakes with any of their parts wrong or missing. */
export const rawArbitrary: fc.Arbitrary<RawCase> = fc.record({
  method: valueArbitrary(METHODS),
  allow: valueArbitrary(ALLOWED),
  fields: fieldsArbitrary(FIELDS),
});
