import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { allow, close, delay, greet, protocols, push } from '../knobs/knobs.ts';
import { checkDelay, checkOrigin, type KnobValues, Refused, readKnobs } from '../knobs/policy.ts';
import { sizeOf } from '../limits/size-of.ts';
import { delayUpgrade } from '../reply/delay.ts';
import { PER_MESSAGE_DEFLATE } from './deflate.ts';
import { guardWebSocket } from './guard.ts';
import { keepAlive } from './heartbeat.ts';
import { watchedServer } from './incoming.ts';

const knobsOf = ({ limits }: LabSettings) => ({
  allow,
  protocols,
  close,
  delay: delay(limits.delayMs),
  push,
  greet,
});
type Knobs = KnobValues<ReturnType<typeof knobsOf>>;

/** Plain WebSocket: greets, echoes, counts, pings; its knobs stand in the request's query. */
export function createWebSocket(settings: LabSettings): Endpoint {
  const { limits, port, isOpenPanel, waiting } = settings;
  const table = knobsOf(settings);
  const WatchedServer = watchedServer(waiting);
  const spoken = new WeakMap<IncomingMessage, readonly string[]>();

  // #region listing
  const server = new WatchedServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: PER_MESSAGE_DEFLATE,
    // Called only when the client offers any. The first that the server speaks, not the first that was offered.
    handleProtocols: (offered, request) => spoken.get(request)?.find(name => offered.has(name)) ?? false,
  });

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const knobs = readKnobs(request.url ?? '', table); // or 400
    checkOrigin(request.headers.origin, knobs.allow); // or 403
    checkDelay(knobs, isOpenPanel); // or 403
    spoken.set(request, knobs.protocols ?? []);
    delayUpgrade(knobs.delay ?? 0, waiting, socket, () =>
      server.handleUpgrade(request, socket, head, ws => converse(ws, knobs)),
    );
  }

  function converse(ws: WebSocket, knobs: Knobs) {
    ws.on('error', () => {}); // `ws` itself answers a violation, with a close frame
    if (knobs.close) return ws.close(knobs.close.code, knobs.close.reason);

    const guard = guardWebSocket(ws, waiting, limits.burst);
    if (knobs.greet !== false) ws.send(`Hello from /ws on port ${port}.`);
    ws.on('message', (message, binary) => {
      if (!guard.takes(sizeOf(message))) return; // too much at once: the connection ends
      ws.send(message, { binary }, () => guard.unsent() <= limits.messageBytes && ws.resume());
      if (guard.unsent() > limits.messageBytes) ws.pause(); // a peer that does not read is not read from
    });
    if (knobs.push) count(ws, knobs.push);
    keepAlive(ws, limits.idleMs);
  }

  function count(ws: WebSocket, everyMs: number) {
    let counter = 0;
    const timer = setInterval(() => ws.send(`counter ${++counter}`), everyMs);
    ws.once('close', () => clearInterval(timer));
  }
  // #endregion

  return {
    request() {
      throw new Refused(426, 'This URL accepts only WebSockets; send Upgrade: websocket.', {
        Upgrade: 'websocket',
        Connection: 'Upgrade',
      });
    },
    upgrade,
    close() {
      for (const ws of server.clients) ws.close(1001, 'The lab is stopping.');
      server.close();
    },
  };
}
