import { isObject, type Json, parseJson } from './json.ts';
import { type Span, type Violation, violation } from './violation.ts';

export const SOCKET_IO_TYPES = [
  'CONNECT',
  'DISCONNECT',
  'EVENT',
  'ACK',
  'CONNECT_ERROR',
  'BINARY_EVENT',
  'BINARY_ACK',
] as const;
export type SocketIoType = (typeof SOCKET_IO_TYPES)[number];

/** One Socket.IO 5 packet. Spans count UTF-16 units of the text that was given (an Engine.IO message's data). */
export interface SocketIoPacket {
  /** Undefined when the first character names no type; then nothing behind it is read. */
  readonly type: SocketIoType | undefined;
  readonly typeSpan: Span;
  /** How many binary packets follow; 0 but for the binary types. */
  readonly attachments: number;
  /** The count with its dash. */
  readonly attachmentsSpan: Span | undefined;
  /** `/` where the packet names none. */
  readonly namespace: string;
  /** The name with its comma. */
  readonly namespaceSpan: Span | undefined;
  readonly ackId: number | undefined;
  readonly ackIdSpan: Span | undefined;
  /** Undefined where the packet has no payload, or none that can be parsed. Placeholders are still in it. */
  readonly payload: Json | undefined;
  readonly payloadSpan: Span | undefined;
  /** Name and arguments of an EVENT or BINARY_EVENT whose payload has the right shape. */
  readonly event: { readonly name: string | number; readonly args: readonly Json[] } | undefined;
  readonly violations: readonly Violation[];
}

/** What socket.io-parser takes unless told otherwise (`maxAttachments`). */
export const ATTACHMENT_LIMIT = 10;

/** Names that mean something to the library itself and may not travel as events. */
const RESERVED_EVENTS: readonly Json[] = [
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
];

/** Decodes one packet. Never throws. */
export function decodeSocketIo(text: string): SocketIoPacket {
  const violations: Violation[] = [];
  const type = SOCKET_IO_TYPES['0123456'.indexOf(text.charAt(0) || 'x')];
  const typeSpan = { start: 0, end: Math.min(1, text.length) };
  const nothing = {
    typeSpan,
    attachments: 0,
    attachmentsSpan: undefined,
    namespace: '/',
    namespaceSpan: undefined,
    ackId: undefined,
    ackIdSpan: undefined,
    payload: undefined,
    payloadSpan: undefined,
    event: undefined,
  };
  if (type === undefined) {
    violations.push(violation('socket-unknown-type', 0, typeSpan.end, text.charAt(0)));
    return { ...nothing, type, violations };
  }
  let at = 1;

  let attachments = 0;
  let attachmentsSpan: Span | undefined;
  if (type === 'BINARY_EVENT' || type === 'BINARY_ACK') {
    const count = /^([0-9]+)-/.exec(text.slice(at, at + 20));
    attachments = Number(count?.[1] ?? 0);
    if (count === null || attachments < 1) {
      violations.push(violation('socket-attachment-count', at, at + (count?.[0].length ?? 1)));
      return { ...nothing, type, violations };
    }
    attachmentsSpan = { start: at, end: at + count[0].length };
    at = attachmentsSpan.end;
    if (attachments > ATTACHMENT_LIMIT) {
      violations.push(
        violation(
          'socket-too-many-attachments',
          attachmentsSpan.start,
          at,
          `${attachments} > ${ATTACHMENT_LIMIT}`,
        ),
      );
    }
  }

  let namespace = '/';
  let namespaceSpan: Span | undefined;
  if (text.charAt(at) === '/') {
    const comma = text.indexOf(',', at);
    if (comma < 0) violations.push(violation('socket-missing-comma', at, text.length));
    const end = comma < 0 ? text.length : comma;
    namespace = text.slice(at, end);
    namespaceSpan = { start: at, end: comma < 0 ? end : end + 1 };
    at = namespaceSpan.end;
  }

  let ackId: number | undefined;
  let ackIdSpan: Span | undefined;
  let digits = at;
  while (digits < text.length && isDigit(text.charCodeAt(digits))) digits += 1;
  if (digits > at) {
    ackIdSpan = { start: at, end: digits };
    const id = Number(text.slice(at, digits));
    if (Number.isSafeInteger(id)) ackId = id;
    else violations.push(violation('socket-invalid-ack-id', at, digits));
    if (type === 'CONNECT' || type === 'DISCONNECT' || type === 'CONNECT_ERROR') {
      violations.push(violation('socket-unexpected-ack-id', at, digits));
    }
    at = digits;
  } else if (type === 'ACK' || type === 'BINARY_ACK') {
    violations.push(violation('socket-missing-ack-id', at, at));
  }

  const payloadSpan = at < text.length ? { start: at, end: text.length } : undefined;
  const payload = readPayload(text, type, at, violations);
  return {
    type,
    typeSpan,
    attachments,
    attachmentsSpan,
    namespace,
    namespaceSpan,
    ackId,
    ackIdSpan,
    payload,
    payloadSpan,
    event: eventOf(type, payload),
    violations,
  };
}

function readPayload(
  text: string,
  type: SocketIoType,
  at: number,
  violations: Violation[],
): Json | undefined {
  const end = text.length;
  if (at === end) {
    if (type !== 'CONNECT' && type !== 'DISCONNECT') {
      violations.push(violation('socket-wrong-payload', at, end, 'none'));
    }
    return undefined;
  }
  const parsed = parseJson(text.slice(at));
  if (!parsed.ok) {
    const id = parsed.error === 'too-deep' ? 'socket-too-deep' : 'socket-invalid-json';
    violations.push(violation(id, at, end));
    return undefined;
  }
  if (!fits(type, parsed.value)) violations.push(violation('socket-wrong-payload', at, end));
  else if (eventOf(type, parsed.value) !== undefined && isReserved(parsed.value)) {
    violations.push(violation('socket-reserved-event', at, end));
  }
  return parsed.value;
}

/** The shape that each type demands of its payload. */
function fits(type: SocketIoType, payload: Json): boolean {
  switch (type) {
    case 'CONNECT':
      return isObject(payload);
    case 'DISCONNECT':
      return false;
    case 'CONNECT_ERROR':
      return isObject(payload) || typeof payload === 'string';
    case 'EVENT':
    case 'BINARY_EVENT':
      return Array.isArray(payload) && (typeof payload[0] === 'string' || typeof payload[0] === 'number');
    default:
      return Array.isArray(payload);
  }
}

function eventOf(type: SocketIoType, payload: Json | undefined): SocketIoPacket['event'] {
  if ((type !== 'EVENT' && type !== 'BINARY_EVENT') || !Array.isArray(payload)) return undefined;
  const [name, ...args]: readonly Json[] = payload;
  return typeof name === 'string' || typeof name === 'number' ? { name, args } : undefined;
}

function isReserved(payload: Json): boolean {
  return Array.isArray(payload) && RESERVED_EVENTS.includes(payload[0] ?? null);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
