import { createServer, type IncomingMessage } from 'node:http';
import {
  createSecureServer,
  type Http2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { generate } from 'selfsigned';
import type { RequestHead, ResponseHead } from '../../../../web/rules/core/exchange.ts';
import type { TimedExchange } from '../../../../web/rules/fetch/judge-fetch.ts';
import { freePorts } from '../../../harness/ports.ts';
import { type BareCase, type BareOrigins, filled } from '../case.ts';
import type { Setting } from '../settings.ts';
import { answered, headOf, http2HeadOf, written } from './heads.ts';
import { answering, lastWords, NOT_FOUND, PAGE } from './responses.ts';

/** A server that answers each case as the case says, and keeps what was asked and answered. */
export interface BareServer {
  readonly origins: BareOrigins;
  /** From now on requests below `/<id>` are of this case. */
  expect(id: string, one: BareCase): void;
  /** What crossed the wire for a case, in the order of the requests. */
  exchanges(id: string): readonly TimedExchange[];
  close(): Promise<void>;
}

interface Expected {
  readonly one: BareCase;
  readonly answer: ReturnType<typeof answering>;
  readonly exchanges: TimedExchange[];
}

/** Octets: what the cases of one batch set may be long. */
const LONGEST_HEAD = 200_000;

/** Listens in the clear and over TLS, with a certificate that it signed itself. */
export async function startBareServer(originsAt: Setting['originsAt']): Promise<BareServer> {
  const [clear = 0, tls = 0, http2 = 0, nobody = 0] = await freePorts(4);
  const origins = originsAt({ clear, tls, http2, nobody });
  const all = new Map<string, Expected>();
  /** Connections that outlast a response, so that no server closes them by itself. */
  const held = new Set<Duplex | Http2Session>();
  const hold = (connection: Duplex | Http2Session) => {
    held.add(connection);
    connection.on('close', () => held.delete(connection));
  };

  function answerTo(request: RequestHead): ResponseHead | null {
    const id = idOf(request.target);
    const expected = all.get(id);
    const given = expected ? expected.answer(request) : request.target === '/' ? PAGE : NOT_FOUND;
    const lasting = expected?.one.channel === 'fetch' && expected.one.times !== undefined;
    const response = given && answered(given, request, text => filled(text, origins, id), lasting);
    expected?.exchanges.push({ request, response, at: Date.now() });
    return response;
  }

  /** Byte for byte, for Node would fix what is wrong. */
  function answer(message: IncomingMessage, socket: Duplex): void {
    const response = answerTo(headOf(message));
    if (!response) socket.destroy();
    else if (response.status !== 101) socket.end(written(response));
    else {
      hold(socket);
      socket.on('error', () => socket.destroy()); // a browser that fails a handshake resets the connection
      const one = all.get(idOf(message.url ?? ''))?.one;
      const last = one ? lastWords(one) : null;
      if (last) socket.end(Buffer.concat([Buffer.from(written(response)), last]));
      else {
        socket.write(written(response));
        socket.once('data', () => socket.end()); // whatever the page says now, it has seen enough
      }
    }
  }

  function answerHttp2(stream: ServerHttp2Stream, head: IncomingHttpHeaders): void {
    stream.on('error', () => {}); // a browser that fails a response resets its stream
    const response = answerTo(http2HeadOf(head));
    if (!response) {
      stream.close();
      return;
    }
    const fields = response.fields.filter(({ name }) => name !== 'Connection');
    stream.respond({
      ':status': response.status,
      ...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    });
    stream.end();
  }

  const options = { maxHeaderSize: LONGEST_HEAD };
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'bare' }], { keyType: 'ec' });
  const each = ['127.0.0.1', '::1'].flatMap(host => [
    { server: createServer(options), at: { port: clear, host } },
    { server: createTlsServer({ ...options, key, cert }), at: { port: tls, host } },
  ]);
  for (const { server } of each)
    server.on('request', message => answer(message, message.socket)).on('upgrade', answer);
  const http2s = ['127.0.0.1', '::1'].map(host => ({
    server: createSecureServer({ key, cert }).on('session', hold).on('stream', answerHttp2),
    at: { port: http2, host },
  }));
  await Promise.all([...each, ...http2s].map(({ server, at }) => listen(server, at)));
  return {
    origins,
    expect(id, one) {
      all.set(id, { one, answer: answering(one), exchanges: [] });
    },
    exchanges: id => all.get(id)?.exchanges ?? [],
    async close() {
      for (const connection of held) connection.destroy();
      for (const { server } of each) server.closeAllConnections();
      await Promise.all([...each, ...http2s].map(({ server }) => close(server)));
    },
  };
}

/** The case that a request target belongs to. */
function idOf(target: string): string {
  return /^\/(\w*)/.exec(target)?.[1] ?? '';
}

function listen(server: Server, at: { readonly port: number; readonly host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => server.close(() => resolve()));
}
