import { ENGINE_IO_TYPES } from '../../decode/engine-io/packet.ts';
import { isObject, parseJson } from '../../decode/json.ts';
import type {
  Body,
  ExchangeView,
  FrameItemView,
  PacketView,
  Segment,
  UpgradedItemView,
} from '../../decode/views.ts';
import type { WireItem } from '../../run/timeline.ts';
import {
  fieldIn,
  hostOf,
  hostsOf,
  isPreflight,
  matchEventsToExchanges,
  type Told,
  targetOf,
} from '../picture/wire-calls.ts';
import { frameMeasure } from './frame-measure.ts';

/** Longest text of a frame or packet on an arrow, in UTF-16 units; the rest is a click away. */
const LABEL_LENGTH = 60;

function short(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  return line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH)}…` : line;
}

/** What an Engine.IO packet is called on its arrow: `0 open`, `42["data",…]`. */
function packetLabel({ engineIo }: PacketView): string {
  const { data, type, probe } = engineIo;
  if (typeof data !== 'string') return `binary, data ${data.length} B`;
  const digit = type === undefined ? '?' : ENGINE_IO_TYPES.indexOf(type);
  const spoken = probe || type === 'message' ? '' : ` ${type ?? ''}`;
  return `${digit}${short(data)}${spoken}`;
}

/** The script's half of a Socket.IO packet, by the name under which the experiment reports it. */
function packetTells({ socketIo }: PacketView, fromClient: boolean): string | null {
  const joined = socketIo?.joined;
  const packet = joined?.packet ?? socketIo?.packet;
  if (!socketIo || !packet || (!joined && socketIo.packet)) return null;
  switch (packet.type) {
    case 'CONNECT':
      return fromClient ? null : 'connect';
    case 'CONNECT_ERROR':
      return 'connect_error';
    case 'EVENT':
    case 'BINARY_EVENT': {
      const name = packet.event?.name ?? '';
      return fromClient ? `emit ${name}` : String(name);
    }
    case 'ACK':
    case 'BINARY_ACK':
      return fromClient ? null : 'ack';
    default:
      return null;
  }
}

function packetBrief({ engineIo, socketIo }: PacketView): string {
  return (socketIo?.packet?.type ?? engineIo.type ?? '').toLowerCase();
}

/** A packet that no script learns of and none caused. */
function keepsGoing(packet: PacketView, fromClient: boolean): boolean {
  return packetTells(packet, fromClient) === null && !packetRefuses(packet);
}

function packetRefuses({ socketIo }: PacketView): boolean {
  return socketIo?.packet?.type === 'CONNECT_ERROR';
}

function frameLabel(item: FrameItemView): string {
  const { frame, message, packet } = item;
  if (frame.opcodeName === 'close') {
    return frame.close ? `close ${frame.close.code} ${short(frame.close.reason ?? '')}`.trim() : 'close';
  }
  if (packet && typeof packet.engineIo.data === 'string') return packetLabel(packet);
  if (message?.text !== undefined) return `${frame.opcodeName} ${JSON.stringify(short(message.text))}`;
  return `${frame.opcodeName}, ${frameMeasure(item)}${frame.fin ? '' : ', FIN 0'}`;
}

function frameTells({ frame, message, packet, direction }: FrameItemView): string | null {
  const fromClient = direction === 'client→server';
  if (frame.opcodeName === 'close') return fromClient ? null : 'close';
  if (packet) return packetTells(packet, fromClient);
  if (!message) return null;
  return fromClient ? 'send' : 'message';
}

function briefOf({ frame, packet }: FrameItemView): string {
  return packet ? packetBrief(packet) : frame.opcodeName;
}

function frameKeepsGoing({ direction, frame, packet }: FrameItemView, engineIo: boolean): boolean {
  if (packet) return keepsGoing(packet, direction === 'client→server');
  const { opcodeName } = frame;
  return opcodeName === 'ping' || opcodeName === 'pong' || (engineIo && opcodeName === 'close');
}

function itemLabel(item: UpgradedItemView): string {
  switch (item.kind) {
    case 'frame':
      return frameLabel(item);
    case 'failure':
      return `${item.violation.id} (${item.violation.source})`;
    case 'lost':
      return `… ${item.why}`;
  }
}

type Draft = Omit<WireItem, 'late'> & { readonly seq: number };

function stretchTime(stretch: Segment, end: 'first' | 'last'): { at: number; seq: number } {
  const source = end === 'first' ? stretch.sources[0] : stretch.sources.at(-1);
  return { at: source?.at ?? 0, seq: source?.seq ?? 0 };
}

function bodyDrafts(key: string, body: Body | undefined): Draft[] {
  if (body?.engineIo?.kind !== 'packets') return [];
  const { raw } = body;
  return body.engineIo.packets.map((packet, index) => ({
    key: `${key}:${index}`,
    direction: raw.direction,
    ...stretchTime(raw, 'last'),
    layer: 'sio' as const,
    label: packetLabel(packet),
    brief: packetBrief(packet),
    tells: packetTells(packet, raw.direction === 'client→server'),
    transport: keepsGoing(packet, raw.direction === 'client→server'),
    refuses: packetRefuses(packet),
  }));
}

/** Whether an EventSource asked for it: its script gets an event for the connection, and one of its own type for each event. */
function isForEventSource({ request }: ExchangeView): boolean {
  return request !== undefined && fieldIn(request.head.fields, 'accept') === 'text/event-stream';
}

/** The events of a stream; to whoever reads it as text they are chunks. */
function eventDrafts(key: string, view: ExchangeView): Draft[] {
  const { blocks = [] } = view.response?.body?.eventStream ?? {};
  const told = isForEventSource(view);
  return blocks.map(({ at, block, seq }, index) => ({
    key: `${key}:event${index}`,
    direction: 'server→client',
    at,
    seq,
    layer: 'sse',
    label: short(block.fields.map(({ name, value }) => `${name}: ${value}`).join(' ')),
    brief: block.type,
    tells: !told ? 'chunk' : block.whole && block.data !== null ? block.type : null,
    transport: false,
    refuses: false,
  }));
}

/** What the lab says that it did, where it did more than to answer: `, counter 4 → 5`. */
function sideEffect(body: Body | undefined): string {
  const text = body?.text ?? '';
  const parsed = text.includes('"counter"') ? parseJson(text) : null;
  const counter = parsed?.ok && isObject(parsed.value) ? parsed.value.counter : undefined;
  return isObject(counter) ? `, counter ${counter.from} → ${counter.to}` : '';
}

interface Around {
  readonly told: Told;
  /** A request says to which host it went. */
  readonly manyHosts: boolean;
  readonly behindProxy: boolean;
}

function exchangeDrafts(view: ExchangeView, { behindProxy, manyHosts, told }: Around): Draft[] {
  const key = `x${view.exchange}`;
  const drafts: Draft[] = [];
  const { request, response, upgraded } = view;
  const preflight = isPreflight(view);
  const engineIo = targetOf(view).query.has('transport');
  if (request) {
    const { method, fields } = request.head;
    const upgrade = fieldIn(fields, 'upgrade');
    const { path, query } = targetOf(view);
    const transport = query.get('transport');
    const where = `${manyHosts ? (hostOf(view) ?? '') : ''}${path}`;
    const extra = upgrade ? ` Upgrade: ${upgrade}` : transport ? ` ${transport}` : '';
    drafts.push({
      key: `${key}:request`,
      direction: 'client→server',
      ...stretchTime(request.headBytes, 'first'),
      layer: 'http',
      label: `${method?.text ?? '?'} ${where}${extra}`,
      brief: '',
      tells: told.call,
      transport: engineIo,
      refuses: false,
      preflight,
      ...(preflight && {
        announces: {
          what: `${fieldIn(fields, 'access-control-request-method')} ${where}`,
          counted: query.get('effect') === 'on',
        },
      }),
    });
    drafts.push(...bodyDrafts(`${key}:sent`, request.body));
  }
  if (response) {
    const { status, reason } = response.head;
    const opensStream = response.body?.eventStream !== undefined && isForEventSource(view);
    drafts.push({
      key: `${key}:response`,
      direction: 'server→client',
      ...stretchTime(response.headBytes, 'last'),
      layer: 'http',
      label: `${status?.text ?? '?'} ${reason?.text ?? ''}`.trim() + sideEffect(response.body),
      brief: status?.text === '200' ? '' : (status?.text ?? ''),
      tells: status?.text === '101' || opensStream ? 'open' : told.response,
      transport: engineIo,
      // What answers a preflight refuses nothing: it tells the browser, which decides.
      refuses: Number(status?.text) >= 400 && !preflight,
      preflight,
    });
    drafts.push(...bodyDrafts(`${key}:received`, response.body), ...eventDrafts(key, view));
  }
  upgraded?.items.forEach((item, index) => {
    drafts.push({
      key: `${key}:frame${index}`,
      direction: item.direction,
      at: item.at,
      seq: item.seq,
      layer: item.kind === 'frame' && item.packet ? 'sio' : 'ws',
      label: itemLabel(item),
      brief: item.kind === 'frame' ? briefOf(item) : '',
      tells: item.kind === 'frame' ? frameTells(item) : null,
      transport: item.kind === 'frame' && frameKeepsGoing(item, engineIo),
      refuses: item.kind === 'frame' && item.packet !== undefined && packetRefuses(item.packet),
    });
  });
  return behindProxy ? drafts.map(draft => ({ ...draft, tells: null, behindProxy })) : drafts;
}

/**
 * The arrows of the wire in the order in which their bytes were seen. `lateFrom` is the number of the first record that came
 * after the run was closed; null while none did. `firstCall` names the script's call that made the first request, and others
 * like it. A run that goes to several hosts says at each request to which.
 */
export function wireItems(
  exchanges: readonly ExchangeView[],
  lateFrom: number | null,
  firstCall: string,
  isBehindProxy: (view: ExchangeView) => boolean = () => false,
): readonly WireItem[] {
  const front = exchanges.filter(view => !isBehindProxy(view));
  const told = matchEventsToExchanges(front, firstCall);
  const manyHosts = hostsOf(front).length > 1;
  return exchanges
    .flatMap(view => {
      const at = front.indexOf(view);
      const tells = told[at] ?? { call: null, response: null };
      return exchangeDrafts(view, { told: tells, manyHosts, behindProxy: at < 0 });
    })
    .map((draft, index) => ({ draft, index }))
    .sort((a, b) => a.draft.seq - b.draft.seq || a.index - b.index)
    .map(({ draft: { seq, ...item } }) => ({
      ...item,
      late: lateFrom !== null && seq >= lateFrom,
    }));
}
