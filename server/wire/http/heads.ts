import { Ambiguous, type Field, type Framing, framing, parseHead } from './fields.ts';

export interface RequestHead {
  readonly kind: 'request';
  readonly method: string;
  readonly target: string;
  readonly fields: readonly Field[];
  readonly framing: Framing;
}

export interface ResponseHead {
  readonly kind: 'response';
  readonly status: number;
  readonly fields: readonly Field[];
  readonly framing: Framing;
}

const REQUEST_LINE = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+) ([\x21-\x7e]+) HTTP\/(1\.[01])$/;
const STATUS_LINE = /^HTTP\/(1\.[01]) ([1-9][0-9]{2}) [\t\x20-\x7e\x80-\xff]*$/;

/**
 * Reads a complete request head (RFC 9112, section 3).
 * @throws Ambiguous
 */
export function requestHead(head: string): RequestHead {
  const { startLine, fields } = parseHead(head);
  const [, method, target, version] = REQUEST_LINE.exec(startLine) ?? [];
  if (!method || !target || !version) throw new Ambiguous('an unreadable request line');
  // What follows a CONNECT is a tunnel or HTTP, depending on the answer.
  if (method === 'CONNECT') throw new Ambiguous('CONNECT');
  const body = framing(fields, version === '1.0' ? '1.0' : '1.1') ?? { kind: 'none' };
  return { kind: 'request', method, target, fields, framing: body };
}

/**
 * Reads a complete response head; a body without any word on its length ends with the connection (RFC 9112, section 6.3).
 * @param method of the request that it answers: an answer to HEAD has no body
 * @throws Ambiguous
 */
export function responseHead(head: string, method: string): ResponseHead {
  const { startLine, fields } = parseHead(head);
  const [, version, digits] = STATUS_LINE.exec(startLine) ?? [];
  if (!version || !digits) throw new Ambiguous('an unreadable status line');
  const status = Number(digits);
  const said = framing(fields, version === '1.0' ? '1.0' : '1.1') ?? { kind: 'until-close' };
  const bodiless = method === 'HEAD' || status < 200 || status === 204 || status === 304;
  return { kind: 'response', status, fields, framing: bodiless ? { kind: 'none' } : said };
}
