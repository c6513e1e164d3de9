import type { Field } from '../../rules/core/exchange.ts';
import { recordedExchange } from './browser-exchange.ts';
import { MOST_EVIDENCE } from './limits.ts';
import type { PastedRequest, PastedResponse } from './pasted-exchange.ts';

const FIRST_NUMBER = 20_000;

/** A record of the Network panel (HTTP Archive 1.2): the whole file, its entries, or one of them. Null for any other text. */
export function readHar(text: string): readonly (PastedRequest | PastedResponse)[] | null {
  if (!/^\s*[[{]/.test(text) || !/"request"/.test(text) || !/"response"/.test(text)) return null;
  const entries = entriesIn(parsed(text)).flatMap((entry, at) => exchangeOf(entry, FIRST_NUMBER + at));
  return entries.length === 0 ? null : entries.slice(0, MOST_EVIDENCE);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function entriesIn(value: unknown): readonly Fields[] {
  if (Array.isArray(value)) return value.filter(isObject);
  if (!isObject(value)) return [];
  if (isObject(value.log)) return entriesIn(value.log.entries);
  return isObject(value.request) ? [value] : [];
}

function exchangeOf({ request, response }: Fields, number: number) {
  if (!isObject(request) || typeof request.url !== 'string') return [];
  const answer = isObject(response) ? response : {};
  return recordedExchange(
    {
      url: request.url,
      method: typeof request.method === 'string' ? request.method : null,
      requestFields: fieldsIn(request.headers),
      // A request that got no response has status 0 in it.
      status: typeof answer.status === 'number' && answer.status >= 100 ? answer.status : null,
      responseFields: fieldsIn(answer.headers),
    },
    number,
  );
}

function fieldsIn(value: unknown): readonly Field[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) =>
    isObject(one) && typeof one.name === 'string' && typeof one.value === 'string'
      ? [{ name: one.name, value: one.value }]
      : [],
  );
}
