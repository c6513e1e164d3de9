import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';
import { Server as IoServer } from 'socket.io';
import { WebSocketServer } from 'ws';

export const ALLOWED_ORIGIN = 'http://reader.test';

/** Bytes of the answer of `/big`. */
export const BIG_BYTES = 6_000_000;

export interface TestServer {
  readonly server: HttpServer;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * A real server of the lab's kind: HTTP, plain WebSocket at `/ws` and with permessage-deflate at `/deflate`, stock
 * Socket.IO. Both WebSocket and Socket.IO refuse a foreign Origin.
 * @param before is given the server before anything else listens on it
 */
export async function testServer(before: (server: HttpServer) => void, tls = false): Promise<TestServer> {
  const server = tls ? createHttpsServer(await keyPair()) : createServer();
  before(server);
  const sockets = new Set<Socket>();
  server.on('connection', socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const plain = new WebSocketServer({
    noServer: true,
    handleProtocols: offered => offered.has('chat') && 'chat',
  });
  const deflating = new WebSocketServer({ noServer: true, perMessageDeflate: { threshold: 0 } });
  for (const one of [plain, deflating])
    one.on('connection', socket => {
      socket.on('error', () => socket.terminate());
      socket.on('message', (data, binary) => socket.send(data, { binary }));
    });
  const io = new IoServer(server, {
    destroyUpgrade: false,
    allowRequest: (request, decide) =>
      decide(null, !request.headers.origin || request.headers.origin === ALLOWED_ORIGIN),
  });
  io.on('connection', socket => socket.on('message', (...said) => socket.emit('message-back', ...said)));
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/socket.io/')) answer(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path === '/socket.io/') return;
    const { origin } = request.headers;
    const target = path === '/ws' ? plain : path === '/deflate' ? deflating : undefined;
    if (target && (!origin || origin === ALLOWED_ORIGIN))
      target.handleUpgrade(request, socket, head, ws => target.emit('connection', ws, request));
    else
      socket.end(
        `HTTP/1.1 ${target ? '403 Forbidden' : '404 Not Found'}\r\nContent-Length: 3\r\nConnection: close\r\n\r\nno\n`,
      );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    server,
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await io.close();
    },
  };
}

async function keyPair(): Promise<{ readonly key: string; readonly cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
  });
  return { key, cert };
}

/** `/big`: much; `/trailers`: chunked with a trailer; `/cookie`: issues one; `/slow`: on the next turn; else an echo of the body. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '').split('?', 1)[0];
  if (path === '/big') response.end(Buffer.alloc(BIG_BYTES, 'x'));
  else if (path === '/trailers') {
    response.writeHead(200, { Trailer: 'X-Sum' });
    response.write('one,');
    response.addTrailers({ 'X-Sum': '7' });
    response.end('two');
  } else if (path === '/cookie') {
    response.setHeader('Set-Cookie', ['issued=here; Path=/', 'second=2; HttpOnly']);
    response.end('set');
  } else if (path === '/slow') setImmediate(() => response.end(`slow ${request.url}`));
  else if (path === '/none') response.writeHead(204).end();
  else {
    response.writeHead(200, { 'X-Target': request.url ?? '' });
    request.pipe(response);
  }
}
