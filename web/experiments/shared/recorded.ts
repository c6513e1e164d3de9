import type { ExchangeView, FrameItemView, PacketView } from '../../decode/views.ts';
import { acceptOf } from '../../decode/websocket/accept.ts';
import type { Exchange } from '../../rules/core/exchange.ts';

/** A recorded exchange as the rules read it; null where no request was recorded. */
export function recorded({ request, response }: ExchangeView): Exchange | null {
  if (!request) return null;
  const { head } = request;
  const status = Number(response?.head.status?.text);
  return {
    request: {
      method: head.method?.text ?? '',
      target: head.target?.text ?? '',
      version: head.version?.text ?? '',
      fields: head.fields.map(({ name, value }) => ({ name: name.text, value: value.text })),
    },
    response:
      response && Number.isInteger(status)
        ? {
            status,
            fields: response.head.fields.map(({ name, value }) => ({ name: name.text, value: value.text })),
          }
        : null,
  };
}

/** What Sec-WebSocket-Accept must be for the key of a recorded request (RFC 6455 §4.2.2 item 5.4); null without a key. */
export function expectedAccept({ request }: ExchangeView): string | null {
  const key = request?.head.fields.find(({ name }) => name.text.toLowerCase() === 'sec-websocket-key');
  return key ? acceptOf(key.value.text) : null;
}

/** The frames of an upgraded exchange, both directions, in the order of the wire. */
export function framesOf({ upgraded }: ExchangeView): readonly FrameItemView[] {
  return (upgraded?.items ?? []).filter(item => item.kind === 'frame');
}

/** The Engine.IO packets that the server sent in an exchange, polled or in frames. */
export function packetsFromServer(view: ExchangeView): readonly PacketView[] {
  const polled = view.response?.body?.engineIo;
  return [
    ...(polled?.kind === 'packets' ? polled.packets : []),
    ...framesOf(view).flatMap(frame =>
      frame.direction === 'server→client' && frame.packet ? [frame.packet] : [],
    ),
  ];
}
