import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from '../config/config.ts';
import { answerRequest, answerUpgrade } from '../http/answer.ts';
import { SECURITY_HEADERS } from '../http/headers.ts';
import { LAB_PATHS } from '../protocol.ts';
import type { Endpoint } from './endpoint.ts';
import { labPage } from './page.ts';
import { Refused } from './policy.ts';
import { createSocketIo } from './socket-io.ts';
import { createWebSocket } from './websocket.ts';

/** Transports cannot be chosen per request, so each choice is a server. */
const SOCKET_IO = [
  { path: LAB_PATHS['socket-io'], transports: ['polling', 'websocket'] },
  { path: LAB_PATHS['socket-io-polling-only'], transports: ['polling'] },
  { path: LAB_PATHS['socket-io-websocket-only'], transports: ['websocket'] },
] as const;

export interface LabOptions {
  /** The port that this lab answers on. */
  readonly port: number;
  /** Whether the witness issued this token to a panel that is still open. */
  isOpenPanel(token: string): boolean;
}

/** The lab on one port: chooses who answers a path, and writes the refusals. */
export function createLab({ limits, origins }: Config, { port, isOpenPanel }: LabOptions): Endpoint {
  const settings = { limits, port, reader: origins.reader, isOpenPanel };
  const page = createPage(labPage(origins.reader));
  const websocket = createWebSocket(settings);
  const socketIo = SOCKET_IO.map(({ path, transports }) => ({
    path,
    endpoint: createSocketIo(path, transports, settings),
  }));

  function endpointOf(request: IncomingMessage): Endpoint {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (path === LAB_PATHS.websocket) return websocket;
    // Stock Socket.IO answers below its path too: there it serves its client.
    const stock = socketIo.find(server => path.startsWith(server.path));
    if (stock !== undefined) return stock.endpoint;
    if (path === '/') return page;
    throw new Refused(404, 'The lab has nothing at this path.');
  }

  return {
    request(request: IncomingMessage, response: ServerResponse) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
      try {
        endpointOf(request).request(request, response);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        answerRequest(response, error.answer);
      }
    },
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      try {
        endpointOf(request).upgrade(request, socket, head);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        answerUpgrade(socket, error.answer);
      }
    },
    close() {
      websocket.close();
      for (const { endpoint } of socketIo) endpoint.close();
    },
  };
}

function createPage(html: string): Endpoint {
  return {
    request({ method }, response) {
      if (method !== 'GET' && method !== 'HEAD')
        throw new Refused(405, 'This page can only be read.', { Allow: 'GET, HEAD' });
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Length': String(Buffer.byteLength(html)),
      });
      response.end(html);
    },
    upgrade() {
      throw new Refused(404, 'The lab speaks WebSocket at other paths.');
    },
    close() {},
  };
}
