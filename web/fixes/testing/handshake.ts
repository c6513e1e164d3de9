import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { acceptOf } from '../../decode/websocket/accept.ts';
import type { Verdict } from '../../rules/core/verdict.ts';
import { websocketHandshake } from '../../rules/websocket/handshake.ts';
import type { WebSocketCase } from '../case.ts';
import { exchangeWith } from './request.ts';

/** A browser's opening handshake for a page of an origin, with a real request, judged by the rule. */
export async function handshakeOf(port: number, of: WebSocketCase, origin: string): Promise<Verdict> {
  const key = randomBytes(16).toString('base64');
  const { subprotocols } = of;
  const exchange = await exchangeWith({
    port,
    origin,
    headers: [
      { name: 'Connection', value: 'Upgrade' },
      { name: 'Upgrade', value: 'websocket' },
      { name: 'Sec-WebSocket-Version', value: '13' },
      { name: 'Sec-WebSocket-Key', value: key },
      ...(subprotocols.length > 0
        ? [{ name: 'Sec-WebSocket-Protocol', value: subprotocols.join(', ') }]
        : []),
    ],
  });
  return websocketHandshake({
    call: { url: `ws://localhost:${port}/`, protocols: subprotocols, origin },
    certificate: 'unknown',
    policy: { allow: of.pages, speaks: subprotocols },
    browser: 'unknown',
    exchange,
    expectedAccept: acceptOf(key),
    closedByServer: null,
  });
}

/** What a connection of a page says back, and the subprotocol it speaks. */
export async function echoOf(port: number, of: WebSocketCase, origin: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, [...of.subprotocols], {
    headers: { Origin: origin },
  });
  await once(socket, 'open');
  socket.send('hello');
  const [data]: unknown[] = await once(socket, 'message');
  const { protocol } = socket;
  socket.close();
  await once(socket, 'close');
  return { data: String(data), protocol };
}
