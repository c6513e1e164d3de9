import type { IncomingMessage } from 'node:http';
import { ALLOW_HEADERS_WORDS } from '../../protocol/words.ts';
import type { Refused } from '../knobs/policy.ts';
import { type Fields, isPreflight, type Reply, sentence } from './answers.ts';

/** Methods that a page may use at the lab. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The header names that a page may send to the lab, in lower case, each once. */
const NAMES = [...new Set(ALLOW_HEADERS_WORDS.map(word => word.toLowerCase()))].filter(name => name !== '*');

/**
 * The fields that let a page on one of some origins read an answer, with credentials; no other origin is ever named
 * (Fetch, "CORS check").
 *
 * @param asking the request's Origin
 */
export function readableBy(origins: readonly string[], asking: string | undefined): Fields {
  const vary = ['Vary', 'Origin'] as const;
  if (asking === undefined || !origins.includes(asking)) return [vary];
  return [['Access-Control-Allow-Origin', asking], ['Access-Control-Allow-Credentials', 'true'], vary];
}

/** The answer to a preflight of such a page: whatever the lab knows is allowed, and nobody remembers it. */
export function allowingPreflight(origins: readonly string[], asking: string | undefined): Reply {
  const fields: Fields = [
    ...readableBy(origins, asking),
    ['Access-Control-Allow-Methods', METHODS.join(', ')],
    ['Access-Control-Allow-Headers', NAMES.join(', ')],
    ['Access-Control-Max-Age', '0'],
    ['Cache-Control', 'no-store'],
  ];
  return { status: 204, fields };
}

/**
 * A refusal that the panel can show. The knobs that say who may read are perhaps the wrong ones, so the pages of our own
 * origins may, and their preflight is allowed: else they would see the failed preflight instead of the sentence. A
 * sandboxed stage has the origin `null`; there is nothing to hide from it.
 */
export function readableRefusal(
  request: IncomingMessage,
  { answer }: Refused,
  origins: readonly string[],
): Reply {
  const readers = [...origins, 'null'];
  const { origin } = request.headers;
  if (isPreflight(request)) return allowingPreflight(readers, origin);
  return {
    status: answer.status,
    fields: [
      ...Object.entries(answer.headers ?? {}),
      ...readableBy(readers, origin),
      ['Cache-Control', 'no-store'],
    ],
    content: sentence(answer.sentence),
  };
}
