import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http2';
import {
  type Field,
  getField,
  type RequestHead,
  type ResponseHead,
} from '../../../../web/rules/core/exchange.ts';
import type { BareAnswer } from '../case.ts';

/** RFC 6455 §1.3 */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** Every page says to who opened it that it is there. */
const HERE = "<script>opener?.postMessage(location.pathname, '*')</script>";
/** Every answer but a 101 ends its connection, and is kept by no cache unless it is about that. */
const LAST: Field = { name: 'Connection', value: 'close' };
const PASSING: Field = { name: 'Cache-Control', value: 'no-store' };

/** As it came. */
export function headOf({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): RequestHead {
  const fields = rawHeaders.flatMap((name, place): Field[] =>
    place % 2 === 0 ? [{ name, value: rawHeaders[place + 1] ?? '' }] : [],
  );
  return { method, target: url, version: `HTTP/${httpVersion}`, fields };
}

/** What HTTP/2 says by other names (RFC 9113 §8.3.1) as in HTTP/1.1. */
export function http2HeadOf(head: IncomingHttpHeaders): RequestHead {
  const { ':method': method = '', ':path': target = '', ':authority': host = '' } = head;
  const fields = Object.entries(head).flatMap(([name, value]): Field[] =>
    name.startsWith(':') || value === undefined ? [] : [{ name, value: String(value) }],
  );
  return { method, target, version: 'HTTP/2', fields: [{ name: 'Host', value: host }, ...fields] };
}

/** A response as it is sent to a request. @param lasting whether it says itself what caches may do with it */
export function answered(
  { status, fields }: BareAnswer,
  request: RequestHead,
  fill: (text: string) => string,
  lasting: boolean,
): ResponseHead {
  const key = getField(request.fields, 'Sec-WebSocket-Key') ?? '';
  const accept = createHash('sha1')
    .update(key + GUID)
    .digest('base64');
  const given = fields.map(({ name, value }) => ({
    name,
    value: fill(value).replaceAll('{accept}', accept),
  }));
  if (status === 101) return { status, fields: given };
  const length = { name: 'Content-Length', value: String(isPage(given) ? HERE.length : 0) };
  return { status, fields: [...given, ...(lasting ? [] : [PASSING]), LAST, length] };
}

function isPage(fields: readonly Field[]): boolean {
  return getField(fields, 'Content-Type') === 'text/html';
}

/** As it crosses the wire. */
export function written({ status, fields }: ResponseHead): string {
  const lines = fields.map(({ name, value }) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} Bare`, ...lines, '', isPage(fields) ? HERE : ''].join('\r\n');
}
