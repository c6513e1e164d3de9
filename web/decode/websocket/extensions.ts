import type { Direction } from '../../../server/protocol/records.ts';
import { type Violation, violation } from './violation.ts';

/** How one direction compresses (RFC 7692 §7.1). */
export interface DeflateSide {
  /** The base-2 logarithm of the window that the sender keeps to, 8 to 15. */
  readonly windowBits: number;
  /** Whether a message may refer back to the ones before it. */
  readonly contextTakeover: boolean;
}

/** What permessage-deflate was agreed on, per direction. */
export type DeflateAgreement = Readonly<Record<Direction, DeflateSide>>;

export interface Extensions {
  readonly deflate: DeflateAgreement | undefined;
  /** Spans count characters of the value. With any, the frames' reserved bits cannot be understood. */
  readonly violations: readonly Violation[];
}

interface Offer {
  readonly name: string;
  readonly at: number;
  readonly end: number;
  readonly parameters: readonly (readonly [name: string, value: string | undefined])[];
}

/**
 * Reads the `Sec-WebSocket-Extensions` of a 101 answer. Every name in it is binding; only permessage-deflate is
 * understood.
 */
export function decodeExtensions(value: string): Extensions {
  if (value.trim() === '') return { deflate: undefined, violations: [] };
  const offers = readOffers(value);
  if (offers === undefined) {
    return { deflate: undefined, violations: [violation('invalid-extensions', 0, value.length)] };
  }
  const violations: Violation[] = [];
  let deflate: DeflateAgreement | undefined;
  for (const offer of offers) {
    if (offer.name !== 'permessage-deflate' || deflate !== undefined) {
      violations.push(violation('unknown-extension', offer.at, offer.end, offer.name));
      continue;
    }
    deflate = readDeflate(offer);
    if (deflate === undefined) violations.push(violation('invalid-extension-parameter', offer.at, offer.end));
  }
  return { deflate: violations.length === 0 ? deflate : undefined, violations };
}

function readDeflate(offer: Offer): DeflateAgreement | undefined {
  const seen = new Map<string, string | undefined>();
  for (const [name, value] of offer.parameters) {
    if (seen.has(name)) return undefined;
    seen.set(name, value);
    const bits = name === 'server_max_window_bits' || name === 'client_max_window_bits';
    const flag = name === 'server_no_context_takeover' || name === 'client_no_context_takeover';
    if (bits && !/^([89]|1[0-5])$/.test(value ?? '')) return undefined;
    if (!bits && (!flag || value !== undefined)) return undefined;
  }
  const side = (who: 'client' | 'server'): DeflateSide => ({
    windowBits: Number(seen.get(`${who}_max_window_bits`) ?? 15),
    contextTakeover: !seen.has(`${who}_no_context_takeover`),
  });
  return { 'client→server': side('client'), 'server→client': side('server') };
}

const TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
/** A parameter's value as a token, bare or quoted (RFC 6455 §9.1 asks the quoted form to be a token as well). */
const PARAMETER = new RegExp(`[ \\t]*;[ \\t]*(${TOKEN})(?:[ \\t]*=[ \\t]*(?:(${TOKEN})|"(${TOKEN})"))?`, 'y');
const NAME = new RegExp(`[ \\t]*(${TOKEN})`, 'y');
const NEXT = /[ \t]*(,|$)/y;

function readOffers(value: string): readonly Offer[] | undefined {
  const offers: Offer[] = [];
  let at = 0;
  for (;;) {
    const name = match(NAME, value, at);
    if (name === null) return undefined;
    const start = at;
    at = NAME.lastIndex;
    const parameters: [string, string | undefined][] = [];
    for (let found = match(PARAMETER, value, at); found !== null; found = match(PARAMETER, value, at)) {
      parameters.push([found[1] ?? '', found[2] ?? found[3]]);
      at = PARAMETER.lastIndex;
    }
    offers.push({ name: name[1] ?? '', at: start, end: at, parameters });
    const next = match(NEXT, value, at);
    if (next === null) return undefined;
    at = NEXT.lastIndex;
    if (next[1] === '') return offers;
  }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
