import { utf8 } from '../bytes.ts';
import { gunzip } from '../deflate/gzip.ts';
import { type Violation, violation } from '../websocket/violation.ts';
import { type ChunkedBody, decodeChunked } from './chunked.ts';
import { valuesOf } from './fields.ts';
import type { DecodedRequestHead, DecodedResponseHead } from './head.ts';

export type Framing =
  | { readonly by: 'none' | 'until-close' | 'chunked' }
  | { readonly by: 'content-length'; readonly length: number };

export interface DecodedBody {
  readonly framing: Framing['by'];
  readonly chunked: ChunkedBody | undefined;
  /** Transfer coding taken off, and gzip where `contentCoding` says so and the body is whole. */
  readonly content: Uint8Array;
  /** Names of the content codings, as in `gzip`; undefined where there is none. */
  readonly contentCoding: string | undefined;
  /** The content where it is well-formed UTF-8 and no coding is left on it. */
  readonly text: string | undefined;
  /** Whether its end, as its framing says it, has come. */
  readonly complete: boolean;
  /** Spans count bytes of the body as it came; of a fault in the head, the whole body. */
  readonly violations: readonly Violation[];
}

/** How a request's body ends (RFC 9112 §6.3). */
export function requestFraming(head: DecodedRequestHead): Framing {
  return declared(head) ?? { by: 'none' };
}

/** How a response's body ends; `method` is that of its request. */
export function responseFraming(head: DecodedResponseHead, method: string | undefined): Framing {
  const status = Number(head.status?.text);
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return { by: 'none' };
  return declared(head) ?? { by: 'until-close' };
}

/** Decodes as much of a body as has come; `ended` says that the sender closed its half in order. */
export function decodeBody(
  head: DecodedRequestHead | DecodedResponseHead,
  framing: Framing,
  bytes: Uint8Array,
  ended: boolean,
): DecodedBody {
  const violations = headFaults(head, bytes.length);
  let content = bytes;
  let complete = framing.by === 'none' || (framing.by === 'until-close' && ended);
  let chunked: ChunkedBody | undefined;
  let end = bytes.length;
  if (framing.by === 'chunked') {
    chunked = decodeChunked(bytes);
    ({ content, complete, end } = chunked);
    violations.push(...chunked.violations);
  } else if (framing.by === 'content-length') {
    complete = bytes.length >= framing.length;
    end = Math.min(framing.length, bytes.length);
    content = bytes.subarray(0, end);
  } else if (framing.by === 'none') end = 0;
  if (complete && end < bytes.length) violations.push(violation('bytes-after-body', end, bytes.length));
  const contentCoding = contentCodings(head);
  const plain = uncoded(content, contentCoding, complete, violations);
  return {
    framing: framing.by,
    chunked,
    content: plain ?? content,
    contentCoding,
    text: plain === undefined ? undefined : utf8(plain),
    complete,
    violations,
  };
}

/** The content without its coding; undefined where that is not understood or not whole. (engine.io gzips long answers.) */
function uncoded(
  content: Uint8Array,
  coding: string | undefined,
  complete: boolean,
  violations: Violation[],
): Uint8Array | undefined {
  if (coding === undefined) return content;
  if (coding !== 'gzip' && coding !== 'x-gzip') {
    violations.push(violation('unsupported-content-coding', 0, content.length, coding));
    return undefined;
  }
  if (!complete) return undefined;
  const inflated = gunzip(content);
  if (inflated.ok) return inflated.data;
  violations.push(violation(inflated.violation, 0, content.length, inflated.found));
  return undefined;
}

function contentCodings(head: DecodedRequestHead | DecodedResponseHead): string | undefined {
  return (
    codings(head, 'content-encoding')
      .filter(coding => coding !== 'identity')
      .join(', ') || undefined
  );
}

/** Transfer-Encoding overrides Content-Length (RFC 9112 §6.3). */
function declared(head: DecodedRequestHead | DecodedResponseHead): Framing | undefined {
  const transfer = codings(head, 'transfer-encoding');
  if (transfer.length > 0) return { by: transfer.at(-1) === 'chunked' ? 'chunked' : 'until-close' };
  const length = contentLength(head);
  return typeof length === 'number' ? { by: 'content-length', length } : undefined;
}

/** One number, which may be repeated (RFC 9110 §8.6). */
function contentLength(head: DecodedRequestHead | DecodedResponseHead): number | 'invalid' | undefined {
  const values = codings(head, 'content-length');
  const [first] = values;
  if (first === undefined) return undefined;
  if (!/^[0-9]{1,15}$/.test(first) || values.some(value => value !== first)) return 'invalid';
  return Number(first);
}

function headFaults(head: DecodedRequestHead | DecodedResponseHead, end: number): Violation[] {
  const faults: Violation[] = [];
  const transfer = codings(head, 'transfer-encoding');
  const length = contentLength(head);
  if (length === 'invalid') faults.push(violation('invalid-content-length', 0, end));
  if (length !== undefined && transfer.length > 0)
    faults.push(violation('length-and-transfer-coding', 0, end));
  if (transfer.length > 0 && transfer.join() !== 'chunked') {
    faults.push(violation('unknown-transfer-coding', 0, end, transfer.join(', ')));
  }
  return faults;
}

/** The elements of a list-valued field, in lower case. */
function codings(head: DecodedRequestHead | DecodedResponseHead, name: string): readonly string[] {
  return valuesOf(head, name)
    .flatMap(value => value.split(','))
    .map(element => element.trim().toLowerCase())
    .filter(element => element !== '');
}
