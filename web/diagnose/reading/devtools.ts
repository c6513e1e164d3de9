import type { Field } from '../../rules/core/exchange.ts';
import { recordedExchange } from './browser-exchange.ts';
import { MOST_EVIDENCE, MOST_FIELDS } from './limits.ts';
import type { PastedRequest, PastedResponse } from './pasted-exchange.ts';

/** Numbers of exchanges, beyond those of requests by hand. */
const FIRST_NUMBER = 10_000;

/** Where a block begins: `Request URL: https://…` (Chromium), `URL: https://…` (Safari), `Scheme` or `scheme: https` (Firefox). */
const START =
  /^\s*(?:(?:Request )?URL\s*:?\s*(?:https?|wss?):\/\/|Request URL\s*:?\s*$|Scheme\s*:?\s*(?:https?)?\s*$)/i;
const SECTION =
  /^(?:General|(?:Response|Request)(?: Headers)?|Summary|Headers|Query String Parameters|Form Data|Request Payload|Payload|Preview|Timing|Initiator|Cookies|Response Cookies|Request Cookies)\s*(?:\(\d[\d.,]*(?: ?[kKMG]?B)?\))?\s*(?:view (?:source|parsed)|raw)?\s*:?$/i;
const NOISE =
  /^(?:(?:Version|Transferred|Referrer Policy|Request Priority|DNS Resolution)\s?(?!:)\S.*|view (?:source|parsed)|raw|Provisional headers are shown|Disable cache to see full headers|Learn more|OK|Forbidden|Not Found|No Content|Unauthorized|Bad Request|Method Not Allowed|Internal Server Error|Bad Gateway|GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD)$/i;
/** What a panel tells beside the fields. */
const GENERAL =
  /^(Request URL|Request Method|Status Code|Remote Address|Referrer Policy|URL|Status|Source|Address|Initiator|Scheme|Host|Filename|Version|Transferred|Request Priority|DNS Resolution|Blocking|Protocol)$/i;
const PAIR = /^(:?[!#$%&'*+.^_`|~\w-]{1,100}(?: [A-Z][\w-]{1,30})?)[ \t]*:[ \t]*(.*)$/;
const REQUEST_LINE = /^([A-Z]{3,20}) \S{1,4096} HTTP\/[\d.]{1,3}$/;
const STATUS_LINE = /^HTTP\/[\d.]{1,3} (\d{3})\b/;
/** Names that stand alone on a line, with their value in the next one. */
const LONE =
  /^:?(?:[a-z\d]+(?:-[a-z\d]+)+|accept|age|allow|authorization|authority|connection|cookie|date|dnt|etag|expires|host|link|location|method|origin|path|pragma|priority|range|referer|scheme|server|status|te|upgrade|vary|via)$/i;
/** Fields of requests alone, which begin their part where nothing else separates it from the response’s. */
const OF_REQUEST =
  /^(?::(?:authority|method|path|scheme)|accept(?:-.*)?|access-control-request-.*|authorization|cookie|dnt|host|if-.*|origin|referer|sec-.*|te|upgrade-insecure-requests|user-agent|x-requested-with)$/i;

type Part = 'general' | 'request' | 'response' | 'other';

interface Block {
  readonly general: Map<string, string>;
  readonly request: Field[];
  readonly response: Field[];
  part: Part;
  /** Whether headings name the parts. */
  headed: boolean;
}

export interface Devtools {
  readonly found: readonly (PastedRequest | PastedResponse)[];
  /** The lines, empty where they were read. */
  readonly rest: readonly string[];
}

/** What is copied out of the Network panel of Chromium, Firefox or Safari: one request with its response per block. */
export function readDevtools(lines: readonly string[]): Devtools {
  const found: (PastedRequest | PastedResponse)[] = [];
  const rest = [...lines];
  let number = FIRST_NUMBER;
  for (let at = 0; at < lines.length && found.length < MOST_EVIDENCE; ) {
    if (!START.test(lines[at] ?? '')) {
      at += 1;
      continue;
    }
    const { block, end } = blockFrom(lines, at);
    const read = exchangeOf(block, number);
    if (read.length > 0) {
      found.push(...read);
      rest.fill('', at, end);
      number += 1;
    }
    at = end;
  }
  return { found, rest };
}

function blockFrom(lines: readonly string[], from: number): { readonly block: Block; readonly end: number } {
  const block: Block = { general: new Map(), request: [], response: [], part: 'general', headed: false };
  let at = from;
  for (; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (at > from && START.test(line) && block.general.size > 0 && !/^Scheme/i.test(line)) break;
    if (line === '' || NOISE.test(line)) continue;
    const section = SECTION.test(line);
    const pair = PAIR.exec(line);
    if (section) enter(block, line);
    else if (REQUEST_LINE.test(line)) block.general.set('request method', line.split(' ')[0] ?? '');
    else if (STATUS_LINE.test(line)) block.general.set('status code', STATUS_LINE.exec(line)?.[1] ?? '');
    else if (pair && (pair[2] !== '' || !LONE.test(pair[1] ?? ''))) take(block, pair[1] ?? '', pair[2] ?? '');
    else {
      const name = line.replace(/:$/, '');
      const next = nextValue(lines, at + 1);
      if (!(LONE.test(name) || GENERAL.test(name)) || next === null) {
        if (block.part === 'other') continue;
        break;
      }
      take(block, name, (lines[next] ?? '').trim());
      at = next;
    }
  }
  return { block, end: Math.max(at, from + 1) };
}

/** The line that has a value whose name stands alone: the next that isn’t empty. */
function nextValue(lines: readonly string[], from: number): number | null {
  for (let at = from; at < lines.length && at < from + 2; at += 1)
    if ((lines[at] ?? '').trim() !== '') return at;
  return null;
}

function enter(block: Block, heading: string): void {
  block.headed = true;
  if (/^request(?: headers)?\b(?!.*(?:payload|cookies))/i.test(heading)) block.part = 'request';
  else if (/^response(?: headers)?\b(?!.*cookies)/i.test(heading)) block.part = 'response';
  else block.part = /^(?:general|summary|headers)/i.test(heading) ? 'general' : 'other';
}

function take(block: Block, name: string, value: string): void {
  if (block.part === 'other') return;
  if (GENERAL.test(name) && (block.part === 'general' || / /.test(name))) {
    if (!block.general.has(name.toLowerCase())) block.general.set(name.toLowerCase(), value);
    return;
  }
  if (/^:?status$/i.test(name) && /^\d{3}\b/.test(value)) block.general.set('status code', value);
  if (/^:method$/i.test(name)) block.general.set('request method', value);
  if (name.startsWith(':') || / /.test(name)) return;
  // Chromium’s order without its headings: the response’s fields, then the request’s.
  if (!block.headed) block.part = block.part === 'request' || OF_REQUEST.test(name) ? 'request' : 'response';
  if (block.headed && block.part === 'general') block.part = OF_REQUEST.test(name) ? 'request' : 'response';
  const of =
    block.part === 'request' && !/^access-control-(?:allow|expose|max)/i.test(name)
      ? block.request
      : block.response;
  if (of.length < MOST_FIELDS) of.push({ name, value });
}

function exchangeOf({ general, request, response }: Block, number: number) {
  const scheme = general.get('scheme');
  const url =
    general.get('request url') ??
    general.get('url') ??
    (scheme === undefined ? '' : `${scheme}://${general.get('host') ?? ''}${general.get('filename') ?? '/'}`);
  const status = /^\D{0,3}(\d{3})\b/.exec(general.get('status code') ?? general.get('status') ?? '')?.[1];
  return recordedExchange(
    {
      url,
      method: general.get('request method') ?? null,
      requestFields: request,
      status: status === undefined ? null : Number(status),
      responseFields: response,
    },
    number,
  );
}
