import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { generate } from 'selfsigned';
import { type Field, getField, type RequestHead, type ResponseHead } from '../../../web/rules/exchange.ts';
import { isPreflight } from '../../../web/rules/fetch/fetch-sight.ts';
import type { TimedExchange } from '../../../web/rules/fetch/judge-fetch.ts';
import { freePorts } from '../../harness/ports.ts';
import { type BareAnswer, type BareCase, type BareOrigins, filled } from './case.ts';
import type { Setting } from './settings.ts';

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
  /** The answer to a request that is no preflight; null: the connection is cut without one. */
  readonly answer: (request: RequestHead) => BareAnswer | null;
  readonly exchanges: TimedExchange[];
}

/** RFC 6455 §1.3 */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** The page in which the cases run: nothing is in it, and no policy holds for it. */
const PAGE: BareAnswer = { status: 200, fields: [{ name: 'Content-Type', value: 'text/html' }] };
const NOT_FOUND: BareAnswer = { status: 404, fields: [] };
const READABLE: BareAnswer = {
  status: 200,
  fields: [
    { name: 'Access-Control-Allow-Origin', value: '{own}' },
    { name: 'Access-Control-Allow-Credentials', value: 'true' },
  ],
};
/** The path at which the settings of a case are asked for, by their places. */
const SETTING = /\/set(\d)$/;
/** Octets: what the cases of one batch set may be long. */
const LONGEST_HEAD = 200_000;
/** Every answer but a 101 ends its connection, and is kept by no cache: what a browser keeps unasked is none of the rules. */
const LAST: readonly Field[] = [
  { name: 'Cache-Control', value: 'no-store' },
  { name: 'Content-Length', value: '0' },
  { name: 'Connection', value: 'close' },
];

/** Listens in the clear and over TLS, with a certificate that it signed itself. */
export async function startBareServer(originsAt: Setting['originsAt']): Promise<BareServer> {
  const [clear = 0, tls = 0, nobody = 0] = await freePorts(3);
  const origins = originsAt({ clear, tls, nobody });
  const all = new Map<string, Expected>();
  /** Which the servers let go of. */
  const upgraded = new Set<Duplex>();

  function answer(message: IncomingMessage, socket: Duplex): void {
    const request = headOf(message);
    const [, id = ''] = /^\/(\w*)/.exec(request.target) ?? [];
    const expected = all.get(id);
    const given = expected
      ? isPreflight({ request, response: null })
        ? allowing(request)
        : expected.answer(request)
      : request.target === '/'
        ? PAGE
        : NOT_FOUND;
    const response = given && answered(given, request, text => filled(text, origins, id));
    expected?.exchanges.push({ request, response, at: Date.now() });
    if (!response) socket.destroy();
    else if (response.status !== 101) socket.end(written(response));
    else {
      upgraded.add(socket);
      socket.on('close', () => upgraded.delete(socket));
      socket.on('error', () => socket.destroy()); // a browser that fails a handshake resets the connection
      socket.write(written(response));
      socket.once('data', () => socket.end()); // whatever the page says now, it has seen enough
    }
  }

  const options = { maxHeaderSize: LONGEST_HEAD };
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'bare' }], { keyType: 'ec' });
  const servers = await Promise.all(
    ['127.0.0.1', '::1'].flatMap(host => [
      listen(createServer(options), clear, host, answer),
      listen(createTlsServer({ ...options, key, cert }), tls, host, answer),
    ]),
  );
  return {
    origins,
    expect(id, one) {
      all.set(id, { answer: answering(one), exchanges: [] });
    },
    exchanges: id => all.get(id)?.exchanges ?? [],
    async close() {
      for (const socket of upgraded) socket.destroy();
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
    },
  };
}

type Answer = (message: IncomingMessage, socket: Duplex) => void;

function listen<S extends Server>(server: S, port: number, host: string, answer: Answer): Promise<S> {
  return new Promise((resolve, reject) => {
    server.on('request', message => answer(message, message.socket));
    server.on('upgrade', answer);
    server.once('error', reject);
    server.listen({ port, host }, () => resolve(server));
  });
}

function headOf({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): RequestHead {
  const fields = rawHeaders.flatMap((name, place): Field[] =>
    place % 2 === 0 ? [{ name, value: rawHeaders[place + 1] ?? '' }] : [],
  );
  return { method, target: url, version: `HTTP/${httpVersion}`, fields };
}

function answering(one: BareCase): Expected['answer'] {
  switch (one.channel) {
    case 'websocket':
      return () => one.answer;
    case 'fetch': {
      const left = [...one.answers];
      return () => (left.length > 1 ? left.shift() : left[0]) ?? null;
    }
    case 'cookies':
      return ({ target }) => setting(one.sets[Number(SETTING.exec(target)?.[1])]?.lines ?? []);
  }
}

function setting(lines: readonly string[]): BareAnswer {
  return {
    ...READABLE,
    fields: [...READABLE.fields, ...lines.map(value => ({ name: 'Set-Cookie', value }))],
  };
}

/** A preflight's answer that allows all that it asks for. */
function allowing({ fields }: RequestHead): BareAnswer {
  const asked = (name: string) => getField(fields, name) ?? '';
  return {
    status: 204,
    fields: [
      { name: 'Access-Control-Allow-Origin', value: asked('Origin') },
      { name: 'Access-Control-Allow-Credentials', value: 'true' },
      { name: 'Access-Control-Allow-Methods', value: asked('Access-Control-Request-Method') },
      { name: 'Access-Control-Allow-Headers', value: asked('Access-Control-Request-Headers') },
    ],
  };
}

/** An answer as it is sent to a request. */
function answered(
  { status, fields }: BareAnswer,
  request: RequestHead,
  fill: (text: string) => string,
): ResponseHead {
  const key = getField(request.fields, 'Sec-WebSocket-Key') ?? '';
  const accept = createHash('sha1')
    .update(key + GUID)
    .digest('base64');
  const given = fields.map(({ name, value }) => ({
    name,
    value: fill(value).replaceAll('{accept}', accept),
  }));
  return { status, fields: status === 101 ? given : [...given, ...LAST] };
}

function written({ status, fields }: ResponseHead): string {
  return [`HTTP/1.1 ${status} Bare`, ...fields.map(({ name, value }) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  );
}
