import { createServer, type Server as HttpServer, type RequestListener, type ServerOptions } from 'node:http';
import { createServer as createTlsServer, type Server as HttpsServer } from 'node:https';
import type { Limits } from '../config/config.ts';
import type { Guarded } from '../http/guard.ts';
import { WebSocketOrPlainRequest } from '../http/upgrade.ts';
import type { KeyPair } from '../tls/certificate.ts';
import { endStalled } from './stalled.ts';

export type Server = HttpServer | HttpsServer;

/** An HTTP server, or an HTTPS server where a key is given, with the limits of every port. It does not listen yet. */
export function createLimitedServer(limits: Limits, tls?: KeyPair): Server {
  const options: ServerOptions = {
    IncomingMessage: WebSocketOrPlainRequest,
    maxHeaderSize: limits.headBytes,
    headersTimeout: limits.headMs,
    // Head and body together; a peer that sends nothing of the body is idle.
    requestTimeout: limits.headMs + limits.idleMs,
    keepAliveTimeout: limits.idleMs,
    connectionsCheckingInterval: Math.min(1_000, limits.headMs),
    // The guard refuses a missing Host with a sentence; Node would do it with an empty answer.
    requireHostHeader: false,
  };
  const server = tls
    ? createTlsServer({ ...options, ...tls, handshakeTimeout: limits.headMs })
    : createServer(options);
  endStalled(server, limits.idleMs);
  return server;
}

/** Joins handlers to a server, on every event that carries a request. */
export function serve(server: Server, handlers: Guarded): void {
  server.on('request', handlers.request);
  server.on('upgrade', handlers.upgrade);
  server.on('connect', handlers.connect);
  server.on('clientError', handlers.malformed);
  // Node would write `100 Continue` or `417` before any handler has seen the Host; the guard does it after.
  const asRequest: RequestListener = (request, response) => {
    server.emit('request', request, response);
  };
  server.on('checkContinue', asRequest);
  server.on('checkExpectation', asRequest);
}
