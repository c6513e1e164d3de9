import { closeCodeRanges, closeCodeRegistry, closeCodes } from './close-codes.ts';
import { corsHeaders } from './cors-headers.ts';
import { eventStreamFields } from './event-stream.ts';
import { frameFields, opcodes, reservedOpcode } from './frames.ts';
import { handshakeRequest, handshakeResponse } from './handshake-headers.ts';
import { type Note, type Notes, note, RFC } from './note.ts';
import { parameters } from './parameters.ts';
import { requestHeaders } from './request-headers.ts';
import { responseHeaders } from './response-headers.ts';
import { engineIoOpen, engineIoPackets, socketIoFields, socketIoPackets } from './socket-io.ts';
import { methods, startLines } from './start-lines.ts';
import { statusClasses, statuses } from './statuses.ts';

export type { Note } from './note.ts';

/** Every kind of thing that has notes, with those that it has. Header names are in lower case. */
export const NOTES = {
  'request-header': { ...requestHeaders, ...handshakeRequest },
  'response-header': { ...responseHeaders, ...corsHeaders, ...handshakeResponse },
  'start-line': startLines,
  method: methods,
  status: statuses,
  parameter: parameters,
  frame: frameFields,
  'event-stream': eventStreamFields,
  opcode: opcodes,
  'close-code': { ...closeCodes, ...closeCodeRegistry },
  'engine-io': engineIoPackets,
  'engine-io-open': engineIoOpen,
  'socket-io': socketIoPackets,
  'socket-io-field': socketIoFields,
} as const satisfies Readonly<Record<string, Notes>>;

export type NoteKind = keyof typeof NOTES;

const UNKNOWN_REQUEST_HEADER = note(
  RFC(9110, '6.3'),
  '由客户端或途中的代理加上，与跨域规则无关。页面加了安全名单以外的请求头，就要先发预检请求；WebSocket 握手里页面加不了请求头。',
  'Added by the client or by a proxy on the way; the cross-origin rules don’t look at it. If a page adds a header that isn’t on the safelist, there is a preflight. A page can’t add headers to a WebSocket handshake.',
);
const UNKNOWN_RESPONSE_HEADER = note(
  RFC(9110, '6.3'),
  '由服务器或途中的代理加上，与跨域规则无关。别的源的页面要读到它，服务器得在 Access-Control-Expose-Headers 里列出来。',
  'Added by the server or by a proxy on the way; the cross-origin rules don’t look at it. A page of another origin can read it only if Access-Control-Expose-Headers lists it.',
);
const UNKNOWN_PARAMETER = note(
  RFC(3986, '3.4'),
  '实验服务器不认识这个参数，会返回 400 拒绝。',
  'A parameter that the lab doesn’t know; it refuses such requests with 400.',
);

/** The decoders' names of types and opcodes; the position is the number on the wire. */
const NUMBERED: Readonly<Partial<Record<NoteKind, readonly string[]>>> = {
  opcode: ['continuation', 'text', 'binary', '', '', '', '', '', 'close', 'ping', 'pong'],
  'engine-io': ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'],
  'socket-io': ['CONNECT', 'DISCONNECT', 'EVENT', 'ACK', 'CONNECT_ERROR', 'BINARY_EVENT', 'BINARY_ACK'],
};

function keyOf(kind: NoteKind, name: string): string {
  switch (kind) {
    case 'request-header':
    case 'response-header':
      return name.toLowerCase();
    case 'frame':
      return name.toLowerCase().replaceAll(' ', '-');
    default: {
      const number = name === '' ? -1 : (NUMBERED[kind]?.indexOf(name) ?? -1);
      return number < 0 ? name : String(number);
    }
  }
}

/**
 * What a header, field or code means. Headers, parameters, statuses, opcodes and close codes that have no note of
 * their own get the one of their class; anything else that is unknown gets undefined.
 *
 * @param name a header name in any case; a frame's field as `MASK` or `masking key`; a status or close code in decimal;
 *   an opcode or packet type by its name or number; else as in `NOTES`
 */
export function noteFor(kind: NoteKind, name: string): Note | undefined {
  const notes: Notes = NOTES[kind];
  const key = keyOf(kind, name);
  return Object.hasOwn(notes, key) ? notes[key] : fallback(kind, name);
}

function fallback(kind: NoteKind, name: string): Note | undefined {
  switch (kind) {
    case 'request-header':
      return UNKNOWN_REQUEST_HEADER;
    case 'response-header':
      return UNKNOWN_RESPONSE_HEADER;
    case 'parameter':
      return UNKNOWN_PARAMETER;
    case 'status':
      return /^[1-5]\d\d$/.test(name) ? statusClasses[name.charAt(0)] : undefined;
    case 'opcode':
      return /^(?:[3-7]|1[1-5])$/.test(name) ? reservedOpcode : undefined;
    case 'close-code':
      return /^\d{1,5}$/.test(name) ? closeCodeRanges.find(({ to }) => Number(name) <= to)?.note : undefined;
    case 'frame':
      // A frame is also what its opcode makes it.
      return NUMBERED.opcode?.includes(name) ? noteFor('opcode', name) : undefined;
    default:
      return undefined;
  }
}
