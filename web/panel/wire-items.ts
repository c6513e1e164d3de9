import { ENGINE_IO_TYPES } from '../decode/engine-io.ts';
import type {
  Body,
  ExchangeView,
  FrameItemView,
  PacketView,
  Stretch,
  UpgradedItemView,
} from '../decode/views.ts';
import type { WireItem } from './timeline.ts';

/** Longest text of a frame or packet on an arrow, in UTF-16 units; the rest is a click away. */
const LABEL_LENGTH = 60;

function short(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  return line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH)}…` : line;
}

/** What an Engine.IO packet is called on its arrow: `0 open`, `42["data",…]`. */
function packetLabel({ engineIo }: PacketView): string {
  const { data, type, probe } = engineIo;
  if (typeof data !== 'string') return `binary, ${data.length} B`;
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

function packetRefuses({ socketIo }: PacketView): boolean {
  return socketIo?.packet?.type === 'CONNECT_ERROR';
}

function frameLabel({ frame, message, packet }: FrameItemView): string {
  if (frame.opcodeName === 'close') {
    return frame.close ? `close ${frame.close.code} ${short(frame.close.reason ?? '')}`.trim() : 'close';
  }
  if (packet) return packetLabel(packet);
  if (message?.text !== undefined) return `${frame.opcodeName} ${JSON.stringify(short(message.text))}`;
  return `${frame.opcodeName}, ${message?.data.length ?? frame.payloadLength} B${frame.fin ? '' : ', FIN 0'}`;
}

function frameTells({ frame, message, packet, direction }: FrameItemView): string | null {
  const fromClient = direction === 'client→server';
  if (frame.opcodeName === 'close') return fromClient ? null : 'close';
  if (packet) return packetTells(packet, fromClient);
  if (!message) return null;
  return fromClient ? 'send' : 'message';
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

function stretchTime(stretch: Stretch, end: 'first' | 'last'): { at: number; seq: number } {
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
    weight: 'frame' as const,
    label: packetLabel(packet),
    tells: packetTells(packet, raw.direction === 'client→server'),
    refuses: packetRefuses(packet),
  }));
}

type Fields = NonNullable<ExchangeView['request']>['head']['fields'];

function fieldIn(fields: Fields, name: string): string | undefined {
  return fields.find(field => field.name.text.toLowerCase() === name)?.value.text;
}

/** The request and the answer of one script's call; a WebSocket or a poll of Engine.IO is one of many in a conversation. */
function isPlain({ request }: ExchangeView): boolean {
  const query = request?.head.target?.text.split('?')[1] ?? '';
  return (
    request !== undefined &&
    fieldIn(request.head.fields, 'upgrade') === undefined &&
    !new URLSearchParams(query).has('transport')
  );
}

/** Whether the browser goes on from this exchange to the next by itself: from a preflight to its request, or along a redirect. */
function leadsTo(view: ExchangeView, next: ExchangeView): boolean {
  if (view.request?.head.method?.text === 'OPTIONS') return next.request?.head.method?.text !== 'OPTIONS';
  const head = view.response?.head;
  return head?.status?.text.startsWith('3') === true && fieldIn(head.fields, 'location') !== undefined;
}

/** What a script's call, and what it is told in the end, have to do with an exchange. */
interface Told {
  readonly call: string | null;
  readonly response: string | null;
}

/** For each exchange, whether a call began with it and whether its answer is what the script was told. */
function toldOf(exchanges: readonly ExchangeView[], call: string): readonly Told[] {
  return exchanges.map((view, index) => {
    const [last, next] = [exchanges[index - 1], exchanges[index + 1]];
    const plain = isPlain(view);
    const begins = last === undefined || (plain && !leadsTo(last, view));
    const ends = plain && (next === undefined || !leadsTo(view, next));
    return { call: begins ? call : null, response: ends ? 'response' : null };
  });
}

function exchangeDrafts(view: ExchangeView, told: Told): Draft[] {
  const key = `x${view.exchange}`;
  const drafts: Draft[] = [];
  const { request, response, upgraded } = view;
  if (request) {
    const { method, target, fields } = request.head;
    const upgrade = fieldIn(fields, 'upgrade');
    const [path = '', query = ''] = (target?.text ?? '').split('?');
    const transport = new URLSearchParams(query).get('transport');
    const extra = upgrade ? ` Upgrade: ${upgrade}` : transport ? ` ${transport}` : '';
    // One call may go to several hosts, by redirects.
    const host = isPlain(view) ? (fieldIn(fields, 'host') ?? '') : '';
    drafts.push({
      key: `${key}:request`,
      direction: 'client→server',
      ...stretchTime(request.headBytes, 'first'),
      weight: 'exchange',
      label: `${method?.text ?? '?'} ${host}${path}${extra}`,
      tells: told.call,
      refuses: false,
    });
    drafts.push(...bodyDrafts(`${key}:sent`, request.body));
  }
  if (response) {
    const { status, reason } = response.head;
    drafts.push({
      key: `${key}:response`,
      direction: 'server→client',
      ...stretchTime(response.headBytes, 'last'),
      weight: 'exchange',
      label: `${status?.text ?? '?'} ${reason?.text ?? ''}`.trim(),
      tells: status?.text === '101' ? 'open' : told.response,
      refuses: Number(status?.text) >= 400,
    });
    drafts.push(...bodyDrafts(`${key}:received`, response.body));
  }
  upgraded?.items.forEach((item, index) => {
    drafts.push({
      key: `${key}:frame${index}`,
      direction: item.direction,
      at: item.at,
      seq: item.seq,
      weight: 'frame',
      label: itemLabel(item),
      tells: item.kind === 'frame' ? frameTells(item) : null,
      refuses: item.kind === 'frame' && item.packet !== undefined && packetRefuses(item.packet),
    });
  });
  return drafts;
}

/**
 * The arrows of the wire in the order in which their bytes were seen. `lateFrom` is the number of the first record that came
 * after the run was closed; null while none did. `firstCall` names the script's call that made the first request, and others
 * like it.
 */
export function wireItems(
  exchanges: readonly ExchangeView[],
  lateFrom: number | null,
  firstCall: string,
): readonly WireItem[] {
  const told = toldOf(exchanges, firstCall);
  return exchanges
    .flatMap((view, index) => exchangeDrafts(view, told[index] ?? { call: null, response: null }))
    .map((draft, index) => ({ draft, index }))
    .sort((a, b) => a.draft.seq - b.draft.seq || a.index - b.index)
    .map(({ draft: { seq, ...item } }) => ({
      ...item,
      late: lateFrom !== null && seq >= lateFrom,
    }));
}
