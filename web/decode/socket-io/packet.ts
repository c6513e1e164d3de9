import { isObject, type Json, parseJson } from '../json.ts';
import { type Span, type Violation, violation } from '../websocket/violation.ts';

export const SOCKET_IO_TYPES = [
  'CONNECT',
  'DISCONNECT',
  'EVENT',
  'ACK',
  'CONNECT_ERROR',
  'BINARY_EVENT',
  'BINARY_ACK',
] as const;
type SocketIoType = (typeof SOCKET_IO_TYPES)[number];

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
const ATTACHMENT_LIMIT = 10;

/** Names that mean something to the library itself and may not travel as events. */
const RESERVED_EVENTS: readonly Json[] = [
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
];

/** One part of a packet: what it says, where it stands, and what is wrong with it. */
interface Part<T> {
  readonly value: T;
  readonly span: Span | undefined;
  readonly violations: readonly Violation[];
}

/** Decodes one packet. Never throws. */
export function decodeSocketIo(text: string): SocketIoPacket {
  const type = text === '' ? undefined : SOCKET_IO_TYPES['0123456'.indexOf(text.charAt(0))];
  const typeSpan = { start: 0, end: Math.min(1, text.length) };
  if (type === undefined) {
    return { ...NOTHING, type, typeSpan, violations: [violation('socket-unknown-type', 0, typeSpan.end)] };
  }
  const attachments = readAttachments(text, type, 1);
  // Without its count nothing behind it can be told apart.
  if (attachments.value === undefined) {
    return { ...NOTHING, type, typeSpan, violations: attachments.violations };
  }
  const namespace = readNamespace(text, attachments.span?.end ?? 1);
  const ackId = readAckId(text, type, namespace.span?.end ?? attachments.span?.end ?? 1);
  const at = ackId.span?.end ?? namespace.span?.end ?? attachments.span?.end ?? 1;
  const payload = readPayload(text, type, at);
  return {
    type,
    typeSpan,
    attachments: attachments.value,
    attachmentsSpan: attachments.span,
    namespace: namespace.value,
    namespaceSpan: namespace.span,
    ackId: ackId.value,
    ackIdSpan: ackId.span,
    payload: payload.value,
    payloadSpan: payload.span,
    event: eventOf(type, payload.value),
    violations: [attachments, namespace, ackId, payload].flatMap(part => part.violations),
  };
}

const NOTHING = {
  attachments: 0,
  attachmentsSpan: undefined,
  namespace: '/',
  namespaceSpan: undefined,
  ackId: undefined,
  ackIdSpan: undefined,
  payload: undefined,
  payloadSpan: undefined,
  event: undefined,
} as const;

function readAttachments(text: string, type: SocketIoType, at: number): Part<number | undefined> {
  if (type !== 'BINARY_EVENT' && type !== 'BINARY_ACK') return { value: 0, span: undefined, violations: [] };
  const count = /^([0-9]+)-/.exec(text.slice(at, at + 20));
  const value = Number(count?.[1] ?? 0);
  const end = at + (count?.[0].length ?? 0);
  if (value < 1) {
    const violations = [violation('socket-attachment-count', at, Math.max(end, at + 1))];
    return { value: undefined, span: undefined, violations };
  }
  const tooMany = violation('socket-too-many-attachments', at, end, `${value} > ${ATTACHMENT_LIMIT}`);
  return { value, span: { start: at, end }, violations: value > ATTACHMENT_LIMIT ? [tooMany] : [] };
}

function readNamespace(text: string, at: number): Part<string> {
  if (text.charAt(at) !== '/') return { value: '/', span: undefined, violations: [] };
  const comma = text.indexOf(',', at);
  if (comma >= 0)
    return { value: text.slice(at, comma), span: { start: at, end: comma + 1 }, violations: [] };
  const span = { start: at, end: text.length };
  const violations = [violation('socket-missing-comma', at, text.length)];
  return { value: text.slice(at), span, violations };
}

function readAckId(text: string, type: SocketIoType, at: number): Part<number | undefined> {
  let end = at;
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
  const isAck = type === 'ACK' || type === 'BINARY_ACK';
  if (end === at) {
    const violations = isAck ? [violation('socket-missing-ack-id', at, at)] : [];
    return { value: undefined, span: undefined, violations };
  }
  const id = Number(text.slice(at, end));
  const violations: Violation[] = [];
  if (!Number.isSafeInteger(id)) violations.push(violation('socket-invalid-ack-id', at, end));
  if (!isAck && type !== 'EVENT' && type !== 'BINARY_EVENT') {
    violations.push(violation('socket-unexpected-ack-id', at, end));
  }
  return { value: Number.isSafeInteger(id) ? id : undefined, span: { start: at, end }, violations };
}

function readPayload(text: string, type: SocketIoType, at: number): Part<Json | undefined> {
  const end = text.length;
  if (at === end) {
    const optional = type === 'CONNECT' || type === 'DISCONNECT';
    const violations = optional ? [] : [violation('socket-wrong-payload', at, end, 'none')];
    return { value: undefined, span: undefined, violations };
  }
  const span = { start: at, end };
  const parsed = parseJson(text.slice(at));
  if (!parsed.ok) {
    const id = parsed.error === 'too-deep' ? 'socket-too-deep' : 'socket-invalid-json';
    return { value: undefined, span, violations: [violation(id, at, end)] };
  }
  const { value } = parsed;
  if (!fits(type, value)) return { value, span, violations: [violation('socket-wrong-payload', at, end)] };
  const event = eventOf(type, value);
  const reserved = event !== undefined && RESERVED_EVENTS.includes(event.name);
  return { value, span, violations: reserved ? [violation('socket-reserved-event', at, end)] : [] };
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

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
