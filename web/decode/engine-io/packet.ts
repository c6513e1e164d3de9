import type { Direction } from '../../../server/protocol/records.ts';
import { decodeBase64 } from '../base64.ts';
import { isObject, parseJson } from '../json.ts';
import { type Span, type Violation, violation } from '../websocket/violation.ts';

export const ENGINE_IO_TYPES = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const;
type EngineIoType = (typeof ENGINE_IO_TYPES)[number];

/** What the open packet announces; times in milliseconds, `maxPayload` in bytes. */
interface EngineIoOpen {
  readonly sid: string;
  readonly upgrades: readonly string[];
  readonly pingInterval: number;
  readonly pingTimeout: number;
  readonly maxPayload: number;
}

/** One Engine.IO 4 packet. Spans count UTF-16 units of the text it stands in; bytes for a packet that came as binary. */
export interface EngineIoPacket {
  readonly encoding: 'text' | 'base64' | 'binary';
  /** Undefined when the first character names no type. */
  readonly type: EngineIoType | undefined;
  readonly span: Span;
  /** The type's digit, or the `b` of a base64 packet; empty for a packet that came as binary. */
  readonly typeSpan: Span;
  readonly data: string | Uint8Array;
  readonly dataSpan: Span;
  /** Of an open packet whose JSON has the right shape. */
  readonly open: EngineIoOpen | undefined;
  /** `2probe` and `3probe`: the question and answer on a new transport, before the upgrade. */
  readonly probe: boolean;
  readonly violations: readonly Violation[];
}

/** Between the packets of one polled payload. */
const RECORD_SEPARATOR = '\x1e';

/** What a server answers to a POST of packets: not a packet. */
export const ENGINE_IO_POST_ANSWER = 'ok';

/** The packet of one WebSocket text message, or of one piece of a polled payload that stands at `at` in it. Never throws. */
export function decodeEngineIoText(text: string, direction: Direction, at = 0): EngineIoPacket {
  const end = at + text.length;
  const span = { start: at, end };
  const typeSpan = { start: at, end: Math.min(at + 1, end) };
  const dataSpan = { start: typeSpan.end, end };
  const common = { span, typeSpan, dataSpan, open: undefined, probe: false };
  const data = text.slice(1);
  if (text === '') {
    const violations = [violation('engine-empty-packet', at, end)];
    return { ...common, encoding: 'text', type: undefined, data, violations };
  }
  if (text.startsWith('b')) return decodeBase64Packet(common, data);
  const type = ENGINE_IO_TYPES['0123456'.indexOf(text.charAt(0))];
  if (type === undefined) {
    const violations = [violation('engine-unknown-type', at, at + 1, text.charAt(0))];
    return { ...common, encoding: 'text', type, data, violations };
  }
  const open = type === 'open' ? decodeOpen(data) : undefined;
  const probe = (type === 'ping' || type === 'pong') && data === 'probe';
  const violations: Violation[] = [];
  if (type === 'open' && open === undefined) {
    violations.push(violation('engine-invalid-open', dataSpan.start, end));
  }
  if (!mayCome(type, probe, direction))
    violations.push(violation('engine-wrong-direction', at, at + 1, type));
  return { ...common, encoding: 'text', type, data, open, probe, violations };
}

/** The packet of one WebSocket binary message: always a message, its bytes bare. */
export function decodeEngineIoBinary(bytes: Uint8Array): EngineIoPacket {
  const span = { start: 0, end: bytes.length };
  return {
    encoding: 'binary',
    type: 'message',
    span,
    typeSpan: { start: 0, end: 0 },
    data: bytes,
    dataSpan: span,
    open: undefined,
    probe: false,
    violations: [],
  };
}

/** The packets of one polled payload, in order. */
export function decodeEngineIoPayload(text: string, direction: Direction): readonly EngineIoPacket[] {
  const packets: EngineIoPacket[] = [];
  let start = 0;
  for (const piece of text.split(RECORD_SEPARATOR)) {
    packets.push(decodeEngineIoText(piece, direction, start));
    start += piece.length + RECORD_SEPARATOR.length;
  }
  return packets;
}

function decodeBase64Packet(
  common: Omit<EngineIoPacket, 'encoding' | 'type' | 'data' | 'violations'>,
  base64: string,
): EngineIoPacket {
  const bytes = decodeBase64(base64);
  const { start, end } = common.dataSpan;
  const violations = bytes === undefined ? [violation('engine-invalid-base64', start, end)] : [];
  return { ...common, encoding: 'base64', type: 'message', data: bytes ?? base64, violations };
}

/** In Engine.IO 4 the server opens and pings, the client pongs and upgrades; on a probe question and answer turn round. */
function mayCome(type: EngineIoType, probe: boolean, direction: Direction): boolean {
  const fromClient = direction === 'client→server';
  switch (type) {
    case 'open':
      return !fromClient;
    case 'ping':
      return fromClient === probe;
    case 'pong':
      return fromClient !== probe;
    case 'upgrade':
      return fromClient;
    default:
      return true;
  }
}

function decodeOpen(json: string): EngineIoOpen | undefined {
  const parsed = parseJson(json);
  if (!parsed.ok || !isObject(parsed.value)) return undefined;
  const { sid, upgrades, pingInterval, pingTimeout, maxPayload } = parsed.value;
  if (typeof sid !== 'string' || !Array.isArray(upgrades)) return undefined;
  if (!upgrades.every(upgrade => typeof upgrade === 'string')) return undefined;
  if (typeof pingInterval !== 'number' || typeof pingTimeout !== 'number') return undefined;
  if (typeof maxPayload !== 'number') return undefined;
  return { sid, upgrades, pingInterval, pingTimeout, maxPayload };
}
