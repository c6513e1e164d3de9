import type { DecodedRequestHead, DecodedResponseHead } from '../../decode/http/head.ts';
import type {
  Body,
  ExchangeView,
  FrameItemView,
  PacketView,
  Segment,
  StreamBlockView,
} from '../../decode/views.ts';

/** The bytes that an arrow stands for; `wireItems` names them. */
export type Opened =
  | {
      readonly kind: 'head';
      readonly view: ExchangeView;
      readonly head: DecodedRequestHead | DecodedResponseHead;
      readonly stretch: Segment;
      readonly body: Body | undefined;
    }
  | { readonly kind: 'packet'; readonly packet: PacketView; readonly body: Body }
  | { readonly kind: 'frame'; readonly item: FrameItemView; readonly stretch: Segment }
  | { readonly kind: 'event'; readonly item: StreamBlockView; readonly stretch: Segment };

function inExchange(view: ExchangeView, half: string, index: number): Opened | null {
  const { request, response, upgraded } = view;
  const message = half === 'request' || half === 'sent' ? request : response;
  if (half === 'request' || half === 'response') {
    if (!message) return null;
    const { body, head, headBytes } = message;
    return { kind: 'head', view, head, stretch: headBytes, body };
  }
  if (half === 'frame') {
    const item = upgraded?.items[index];
    return upgraded && item?.kind === 'frame'
      ? { kind: 'frame', item, stretch: upgraded.bytes[item.direction] }
      : null;
  }
  const body = message?.body;
  if (half === 'event') {
    const item = body?.eventStream?.blocks[index];
    return body && item ? { kind: 'event', item, stretch: body.raw } : null;
  }
  const packet = body?.engineIo?.kind === 'packets' ? body.engineIo.packets[index] : undefined;
  return body && packet ? { kind: 'packet', packet, body } : null;
}

/** What an arrow of this name opens; null where nothing is left to show, as behind what was cut. */
export function openedBy(key: string, exchanges: readonly ExchangeView[]): Opened | null {
  const named = /^x(\d+):(request|response|sent|received|frame|event):?(\d*)$/.exec(key);
  const view = exchanges.find(({ exchange }) => String(exchange) === named?.[1]);
  return view && named ? inExchange(view, named[2] ?? '', Number(named[3])) : null;
}
