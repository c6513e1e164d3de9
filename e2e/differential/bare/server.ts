import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Field, getField, type RequestHead, type ResponseHead } from '../../../web/rules/exchange.ts';
import { isPreflight } from '../../../web/rules/fetch/fetch-sight.ts';
import type { TimedExchange } from '../../../web/rules/fetch/judge-fetch.ts';
import { freePorts } from '../../harness/ports.ts';
import { type BareAnswer, type BareCase, type BareOrigins, filled } from './case.ts';

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
  readonly answers: (BareAnswer | null)[];
  readonly exchanges: TimedExchange[];
}

/** RFC 6455 §1.3 */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** The page in which the cases run: nothing is in it, and no policy holds for it. */
const PAGE: BareAnswer = { status: 200, fields: [['Content-Type', 'text/html']] };
const NOT_FOUND: BareAnswer = { status: 404, fields: [] };
const READABLE: BareAnswer = {
  status: 200,
  fields: [
    ['Access-Control-Allow-Origin', '{own}'],
    ['Access-Control-Allow-Credentials', 'true'],
  ],
};
/** Octets: what the cases of one batch set may be long. */
const LONGEST_HEAD = 200_000;
/** Every answer but a 101 ends its connection, and is kept by no cache: what a browser keeps unasked is none of the rules. */
const LAST: readonly Field[] = [
  { name: 'Cache-Control', value: 'no-store' },
  { name: 'Content-Length', value: '0' },
  { name: 'Connection', value: 'close' },
];

/** @param tls an origin with a certificate that the browser does not trust */
export async function startBareServer(tls: string): Promise<BareServer> {
  const [port = 0, nobody = 0] = await freePorts(2);
  const origins: BareOrigins = {
    own: `http://localhost:${port}`,
    other: `http://127.0.0.1:${port}`,
    nobody: `http://localhost:${nobody}`,
    tls,
  };
  const all = new Map<string, Expected>();
  /** Which the servers let go of. */
  const upgraded = new Set<Duplex>();

  function answer(message: IncomingMessage, socket: Duplex): void {
    const request = headOf(message);
    const [, id = ''] = /^\/(\w*)/.exec(request.target) ?? [];
    const expected = all.get(id);
    const given = expected ? answerOf(expected, request) : request.target === '/' ? PAGE : NOT_FOUND;
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

  const servers = await Promise.all(['127.0.0.1', '::1'].map(host => listen(port, host, answer)));
  return {
    origins,
    expect(id, one) {
      all.set(id, { answers: answersOf(one), exchanges: [] });
    },
    exchanges: id => all.get(id)?.exchanges ?? [],
    async close() {
      for (const socket of upgraded) socket.destroy();
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
    },
  };
}

function listen(port: number, host: string, answer: (message: IncomingMessage, socket: Duplex) => void) {
  const server = createServer({ maxHeaderSize: LONGEST_HEAD }, message => answer(message, message.socket));
  return new Promise<Server>((resolve, reject) => {
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

function answersOf(one: BareCase): (BareAnswer | null)[] {
  switch (one.channel) {
    case 'websocket':
      return [one.answer];
    case 'fetch':
      return [...one.answers];
    case 'cookies':
      return [
        {
          ...READABLE,
          fields: [...READABLE.fields, ...one.set.lines.map(line => ['Set-Cookie', line] as const)],
        },
        READABLE,
      ];
  }
}

/** The next of the case's answers; the last stays for further requests. */
function answerOf({ answers }: Expected, request: RequestHead): BareAnswer | null {
  if (isPreflight({ request, response: null })) return allowing(request);
  const [next = null] = answers;
  if (answers.length > 1) answers.shift();
  return next;
}

/** A preflight's answer that allows all that it asks for. */
function allowing({ fields }: RequestHead): BareAnswer {
  const asked = (name: string) => getField(fields, name) ?? '';
  return {
    status: 204,
    fields: [
      ['Access-Control-Allow-Origin', asked('Origin')],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Allow-Methods', asked('Access-Control-Request-Method')],
      ['Access-Control-Allow-Headers', asked('Access-Control-Request-Headers')],
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
  const given = fields.map(([name, value]) => ({ name, value: fill(value).replaceAll('{accept}', accept) }));
  return { status, fields: status === 101 ? given : [...given, ...LAST] };
}

function written({ status, fields }: ResponseHead): string {
  return [`HTTP/1.1 ${status} Bare`, ...fields.map(({ name, value }) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  );
}
