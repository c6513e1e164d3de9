import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Config } from '../config/config.ts';
import { answerRequest, answerSocket } from '../http/answer.ts';
import { SECURITY_HEADERS } from '../http/headers.ts';
import { LAB_PATHS } from '../protocol/paths.ts';
import { createCookies } from './cookies/endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { createEvents } from './events/endpoint.ts';
import type { Counters } from './fetch/counters.ts';
import { createFetch } from './fetch/endpoint.ts';
import { createForm } from './form/endpoint.ts';
import { createTransfer } from './form/transfer.ts';
import { createFrames } from './frames/endpoint.ts';
import { createJsonp } from './jsonp/endpoint.ts';
import { Refused } from './knobs/policy.ts';
import type { Waiting } from './limits/waiting.ts';
import { labPage } from './page.ts';
import { createProxy } from './proxy/endpoint.ts';
import { createSocketIo, type SocketIoKind } from './socket-io/endpoint.ts';
import type { Sessions } from './socket-io/sessions.ts';
import { createStage } from './stages/endpoint.ts';
import { builtScripts, developmentScripts, type StageScripts } from './stages/scripts.ts';
import { createWebSocket } from './websocket/endpoint.ts';

/** Transports cannot be chosen per request, so each choice is a server. */
const SOCKET_IO: readonly SocketIoKind[] = [
  { path: LAB_PATHS['socket-io'], transports: ['polling', 'websocket'], upgrades: true },
  { path: LAB_PATHS['socket-io-polling-only'], transports: ['polling'], upgrades: true },
  { path: LAB_PATHS['socket-io-websocket-only'], transports: ['websocket'], upgrades: true },
  { path: LAB_PATHS['socket-io-no-upgrade'], transports: ['polling', 'websocket'], upgrades: false },
];

export interface LabOptions {
  /** The port that this lab answers on. */
  readonly port: number;
  /** Whether the witness issued this token to a panel that is still open. */
  isOpenPanel(token: string): boolean;
  /** What requests have counted, at every port of the lab together. */
  readonly counters: Counters;
  /** What waits for the clients of the whole process, and its Socket.IO sessions. */
  readonly waiting: Waiting;
  readonly sessions: Sessions;
  /** Connects to what the lab's proxies send requests on to. */
  dialUpstream(): Socket;
  /** Those of the build, or in development of the sources, unless others are given. */
  readonly scripts?: StageScripts;
}

/** The lab on one port: chooses who answers a path, and writes the refusals. */
export function createLab(
  { limits, origins, development }: Config,
  { scripts = development ? developmentScripts() : builtScripts(), dialUpstream, ...shared }: LabOptions,
): Endpoint {
  const settings = { ...shared, limits, reader: origins.reader, origins };
  const proxy = createProxy(settings, dialUpstream);
  const endpoints: Readonly<Record<string, Endpoint>> = {
    '/': createPage(labPage(origins.reader)),
    [LAB_PATHS.fetch]: createFetch(settings),
    [LAB_PATHS.cookies]: createCookies(settings),
    [LAB_PATHS.jsonp]: createJsonp(settings),
    [LAB_PATHS.api]: proxy,
    [LAB_PATHS.proxy]: proxy,
    [LAB_PATHS.form]: createForm(settings),
    [LAB_PATHS.transfer]: createTransfer(settings),
    [LAB_PATHS.events]: createEvents(settings),
    [LAB_PATHS.stage]: createStage(settings, scripts),
    [LAB_PATHS.frames]: createFrames(settings),
    [LAB_PATHS.websocket]: createWebSocket(settings),
    ...Object.fromEntries(SOCKET_IO.map(kind => [kind.path, createSocketIo(kind, settings)])),
  };
  // What ends with a slash answers below it too; stock Socket.IO serves its client there.
  const folders = Object.keys(endpoints).filter(path => path.length > 1 && path.endsWith('/'));

  function endpointOf(request: IncomingMessage): Endpoint {
    const [path = ''] = (request.url ?? '').split('?', 1);
    const key = Object.hasOwn(endpoints, path) ? path : folders.find(folder => path.startsWith(folder));
    const endpoint = key === undefined ? undefined : endpoints[key];
    if (endpoint === undefined) throw new Refused(404, 'The lab has nothing at this path.');
    return endpoint;
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
        answerSocket(socket, error.answer);
      }
    },
    close() {
      for (const endpoint of Object.values(endpoints)) endpoint.close();
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
