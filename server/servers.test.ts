import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { parseConfig } from './config/parse.ts';
import { RESERVE } from './listen/connections.ts';
import { type News, unpackNews, WITNESS_HEADER, WITNESS_PATH } from './protocol/feed.ts';
import { ORIGIN_NAMES } from './protocol/origins.ts';
import type { WireRecord } from './protocol/records.ts';
import type { Reader } from './reader/handlers.ts';
import { type Running, startServers } from './servers.ts';
import { handshake, head, type RawClient, rawClient, talk } from './testing/raw-client.ts';

const HAS_IPV6 = Object.values(networkInterfaces()).some(list =>
  list?.some(({ address }) => address === '::1'),
);
const ADDRESSES = HAS_IPV6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'];

let directory = '';
const reader: Reader = {
  request: (_request, response) => void response.end('a page'),
  close: async () => {},
};
const start = (environment: Record<string, string> = {}, log?: (sentence: string) => void) =>
  startServers(
    parseConfig({
      READER_PORT: '0',
      LAB_PORT: '0',
      LAB_PORT_2: '0',
      LAB_TLS_PORT: '0',
      DATA_DIRECTORY: directory,
      ...environment,
    }),
    async () => reader,
    log,
  );

let running: Running;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'servers-'));
  running = await start();
});
afterAll(async () => {
  await running.close();
  await rm(directory, { recursive: true });
});

/** What comes back for one message inside TLS; nothing of it, where the connection is reset. */
const talkTls = (port: number, message: string) =>
  new Promise<string>(resolve => {
    let text = '';
    const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }, () =>
      socket.write(message),
    );
    socket.on('data', data => {
      text += data;
    });
    socket.on('error', () => {}).on('close', () => resolve(text));
  });

const get = (target: string, host: string, ...more: string[]) =>
  head(`GET ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...more);

describe.each(ADDRESSES)('on %s', address => {
  test('every origin is served under its own name', async () => {
    const { ports } = running.config;
    for (const name of ORIGIN_NAMES) {
      if (name === 'lab-tls') continue;
      const url = new URL(running.origins[name]);
      const answer = await talk(Number(url.port), get('/', url.host), address);
      expect(answer, name).toMatch(/^HTTP\/1.1 200 /);
      expect(answer.includes('a page'), name).toBe(Number(url.port) === ports.reader);
    }
  });

  test('no port answers to another port’s name', async () => {
    const { ports, origins } = running.config;
    const labHost = new URL(origins.lab).host;
    const readerHost = new URL(origins.reader).host;
    expect(await talk(ports.lab, get('/', readerHost), address)).toMatch(/^HTTP\/1.1 421 /);
    expect(await talk(ports.reader, get('/', labHost), address)).toMatch(/^HTTP\/1.1 421 /);
    expect(await talk(ports.reader, get(WITNESS_PATH, 'evil.example'), address)).toMatch(/^HTTP\/1.1 421 /);
    expect(
      await talk(
        ports.reader,
        handshake(`${WITNESS_PATH}?EIO=4&transport=websocket`, 'evil.example'),
        address,
      ),
    ).toMatch(/^HTTP\/1.1 421 /);
  });
});

test.each(['127.0.0.1', '[::1]', 'a.localhost'])(
  'the reader under %s redirects to its own name',
  async name => {
    const { ports, origins } = running.config;
    const answer = await talk(ports.reader, get('/zh/websocket?p.allow=evil', `${name}:${ports.reader}`));
    expect(answer).toMatch(/^HTTP\/1.1 308 Permanent Redirect\r\n/);
    expect(answer).toContain(`\r\nLocation: ${origins.reader}/zh/websocket?p.allow=evil\r\n`);
  },
);

describe('the script of a service worker', () => {
  const ask = (target: string, host: string, ...more: string[]) =>
    talk(running.config.ports.reader, get(target, host, ...more));
  const here = (name: string) => `${name}:${running.config.ports.reader}`;

  test.each(['localhost', '127.0.0.1', '[::1]', 'a.localhost'])(
    'is one that unregisters itself, under %s, wherever the other app had its own',
    async name => {
      for (const target of ['/service-worker.js', '/sw.js?v=2', '/', '/zh/websocket', WITNESS_PATH]) {
        const answer = await ask(target, here(name), 'Service-Worker: script');
        expect(answer).toMatch(/^HTTP\/1.1 200 /);
        expect(answer).toContain('\r\nContent-Type: text/javascript; charset=utf-8\r\n');
        expect(answer).toContain('self.registration.unregister()');
      }
    },
  );

  test.each([
    ['another header', 'localhost', 'Service-Worker: navigation', 200],
    ['no header', '127.0.0.1', 'Accept: */*', 308],
    ['two hosts', 'localhost', 'Host: localhost', 400],
  ])('is not sent for %s', async (_what, name, line, status) => {
    const answer = await ask('/sw.js', here(name), line);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).not.toContain('unregister');
  });

  test('is not sent under a name that is not ours', async () => {
    expect(await ask('/sw.js', here('evil.example'), 'Service-Worker: script')).toMatch(/^HTTP\/1.1 421 /);
  });

  test('is such a one at the lab too, under each of its names, and marks no page', async () => {
    const { ports, origins } = running.config;
    for (const name of ORIGIN_NAMES) {
      if (name === 'reader') continue;
      const { host } = new URL(origins[name]);
      const talkTo = name === 'lab-tls' ? talkTls : talk;
      const port = Number(new URL(origins[name]).port);
      for (const target of ['/service-worker.js', '/', '/stage/ask', '/socket.io/']) {
        const response = await talkTo(port, get(target, host, 'Service-Worker: script'));
        expect(response, `${host}${target}`).toMatch(/^HTTP\/1.1 200 /);
        expect(response).toContain('self.registration.unregister()');
        expect(response).not.toContain('searchParams');
      }
      expect(await talkTo(port, get('/service-worker.js', host))).toMatch(/^HTTP\/1.1 404 /);
    }
    const stranger = get('/sw.js', `evil.example:${ports.lab}`, 'Service-Worker: script');
    expect(await talk(ports.lab, stranger)).toMatch(/^HTTP\/1.1 421 /);
  });
});

test('an upgrade to the reader under another loopback name is refused, not redirected', async () => {
  const { ports } = running.config;
  expect(await talk(ports.reader, handshake(WITNESS_PATH, `127.0.0.1:${ports.reader}`))).toMatch(
    /^HTTP\/1.1 421 /,
  );
  expect(await talk(ports.reader, handshake('/', `localhost:${ports.reader}`))).toMatch(/^HTTP\/1.1 404 /);
});

const ORIGIN_OF = { reader: 'reader', lab: 'lab', lab2: 'lab-2', labTls: 'lab-tls' } as const;
describe.each(['reader', 'lab', 'lab2', 'labTls'] as const)('on port %s', name => {
  const origin = () => new URL(running.origins[ORIGIN_OF[name]]);
  const say = (message: string) => (name === 'labTls' ? talkTls : talk)(running.config.ports[name], message);

  test('an upgrade to another protocol than WebSocket is served as the request that it is', async () => {
    const { host } = origin();
    const h2c = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'];
    const page = await say(head('GET / HTTP/1.1', `Host: ${host}`, ...h2c));
    expect(page).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(page).toMatch(/\r\nConnection: close\r\n/);
    expect(await say(head('GET / HTTP/1.1', 'Host: evil.example', ...h2c))).toMatch(/^HTTP\/1.1 421 /);
    if (name === 'reader') return;
    const body = ['Content-Type: text/plain', 'Content-Length: 3'];
    const posted = await say(`${head('POST /fetch HTTP/1.1', `Host: ${host}`, ...body, ...h2c)}abc`);
    expect(posted).toMatch(/^HTTP\/1.1 200 /);
  });

  test('CONNECT is refused with a sentence', async () => {
    const response = await say(head('CONNECT x:1 HTTP/1.1', 'Host: x:1'));
    expect(response).toMatch(/^HTTP\/1.1 400 Bad Request\r\n[\s\S]*\r\n\r\nThis server is no proxy .*\n$/);
  });
});

test('the lab speaks TLS with the kept certificate, and checks the Host there too', async () => {
  const { ports } = running.config;
  const ask = (host: string) => talkTls(ports.labTls, get('/', host));
  expect(await ask(`localhost:${ports.labTls}`)).toMatch(/^HTTP\/1.1 200 [\s\S]*<h1>The lab<\/h1>/);
  expect(await ask(`127.0.0.1:${ports.labTls}`)).toMatch(/^HTTP\/1.1 421 /);
});

test('what an open panel’s run puts on the wire comes back over the witness feed, http and TLS', async () => {
  const { ports, origins } = running.config;
  const feed = io(`http://127.0.0.1:${ports.reader}`, {
    path: WITNESS_PATH,
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { Host: new URL(origins.reader).host, Origin: origins.reader, [WITNESS_HEADER]: '1' },
  });
  const records: WireRecord[] = [];
  feed.on('records', (news: News) => records.push(...unpackNews(news).flatMap(one => one.records)));
  const { token } = await feed.emitWithAck('open-panel');
  const schemes = [
    ['ws', ports.lab, origins.lab, '0'],
    ['ws', ports.lab2, origins['lab-2'], '1'],
    ['wss', ports.labTls, origins['lab-tls'], '2'],
  ] as const;
  for (const [scheme, port, origin, digit] of schemes) {
    const run = digit.repeat(16);
    const ws = new WebSocket(`${scheme}://127.0.0.1:${port}/ws?delay=1&token=${token}&run=${run}`, {
      headers: { Host: new URL(origin).host },
      rejectUnauthorized: false,
    });
    await new Promise(resolve => ws.once('message', resolve));
    ws.terminate();
    expect(await feed.emitWithAck('flush', { token, run })).toMatchObject({ ok: true });
    const answer = records.find(
      record => record.run === run && record.kind === 'bytes' && record.part === 'response-head',
    );
    expect(answer?.kind === 'bytes' && Buffer.from(answer.bytes).toString('latin1')).toMatch(
      /^HTTP\/1.1 101 /,
    );
  }
  feed.disconnect();
});

test('a taken port is one line that names it, on whichever family, and the command works', async () => {
  const { ports } = running.config;
  const error = await start({ READER_PORT: String(ports.reader) }).then(
    () => expect.unreachable(),
    (error: Error) => error,
  );
  expect(error.message).toMatch(
    new RegExp(`^Port ${ports.reader} \\(READER_PORT\\) is taken by another program\\. This works: `),
  );
  expect(error.message).not.toContain('\n');
  if (process.platform === 'win32') return;
  const [, free] =
    /READER_PORT=(\d+) LAB_PORT=0 LAB_PORT_2=0 LAB_TLS_PORT=0 npm start$/.exec(error.message) ?? [];
  const second = await start({ READER_PORT: String(free) });
  expect(second.config.ports.reader).toBe(Number(free));
  await second.close();
});

test('closing ends every connection soon, and frees the ports', async () => {
  const mine = await start();
  const { ports } = mine.config;
  const idle = rawClient(ports.lab);
  idle.send(head('GET / HTTP/1.1', `Host: localhost:${ports.lab}`));
  await idle.until(/<\/html>/);
  const half = rawClient(ports.reader);
  half.send('GET / HT');
  const ws = new WebSocket(`ws://127.0.0.1:${ports.lab}/ws`);
  await new Promise(resolve => ws.once('message', resolve));
  const goodbye = new Promise(resolve => ws.once('close', resolve));
  const began = performance.now();
  await Promise.all([mine.close(), mine.close()]);
  expect(performance.now() - began).toBeLessThan(1_500);
  expect(await goodbye).toBe(1001);
  const again = await start({
    READER_PORT: String(ports.reader),
    LAB_PORT: String(ports.lab),
    LAB_PORT_2: String(ports.lab2),
    LAB_TLS_PORT: String(ports.labTls),
  });
  await again.close();
});

test('what is unsafe about an installation is named at every start', async () => {
  const unsafe = await start({ ALLOW_UNSAFE_INSTALLATION: 'yes', ORIGIN_EVIL: 'http://evil.test' });
  expect(unsafe.notices).toContainEqual(
    expect.stringMatching(/^Unsafe: ORIGIN_EVIL=http:\/\/evil\.test would send everything unencrypted/),
  );
  await unsafe.close();
});

describe('at the limit of connections', () => {
  const said: string[] = [];
  let full: Running;
  const held: RawClient[] = [];
  const connected = ({ socket }: RawClient) =>
    new Promise(resolve => socket.once('connect', resolve).once('close', resolve));
  /** Connections that say nothing. */
  async function hold(port: number, count: number) {
    // The limit counts the connections of both families together.
    const clients = Array.from({ length: count }, (_, n) => rawClient(port, ADDRESSES[n % ADDRESSES.length]));
    held.push(...clients);
    await Promise.all(clients.map(connected));
    return clients;
  }

  beforeEach(async () => {
    said.length = 0;
    full = await start({ LIMIT_CONNECTIONS: '16', LIMIT_HEAD_MS: '60000' }, sentence => said.push(sentence));
  });
  afterEach(async () => {
    for (const { socket } of held.splice(0)) socket.destroy();
    await full.close();
  });

  test('a request over the limit is answered with 503 and a sentence, and those within it are not harmed', async () => {
    const { lab: port } = full.config.ports;
    const within = await hold(port, 16);
    const host = `localhost:${port}`;
    for (const message of [
      head('GET / HTTP/1.1', `Host: ${host}`),
      head('POST /fetch HTTP/1.1', `Host: ${host}`, 'Content-Length: 9'),
      handshake('/ws', host),
    ]) {
      const response = await talk(port, message);
      expect(response).toMatch(/^HTTP\/1.1 503 Service Unavailable\r\n/);
      expect(response).toMatch(/\r\nConnection: close\r\n/);
      expect(response).toMatch(/\r\n\r\nThis port has as many connections open as it may have \(16\); .*\n$/);
    }
    for (const client of within) {
      client.send(get('/', host));
      expect(await client.over()).toMatch(/^HTTP\/1.1 200 /);
    }
    expect(await talk(port, get('/', host))).toMatch(/^HTTP\/1.1 200 /);
    expect(said).toEqual([]);
  });

  test('so it is inside TLS', async () => {
    const { labTls: port } = full.config.ports;
    await hold(port, 16);
    expect(await talkTls(port, get('/', `localhost:${port}`))).toMatch(/^HTTP\/1.1 503 /);
  });

  test.each(['lab', 'labTls'] as const)(
    'who says nothing over the limit is reset, on port %s',
    async name => {
      const port = full.config.ports[name];
      await hold(port, 16);
      const [silent] = await hold(port, 1);
      const error = await new Promise(resolve => silent?.socket.once('error', resolve));
      expect(error).toMatchObject({ code: 'ECONNRESET' });
      expect(said).toHaveLength(1);
    },
  );

  test('beyond the reserve connections are reset, which is said once', async () => {
    const { lab: port } = full.config.ports;
    await hold(port, 16);
    const reserve = await hold(port, RESERVE);
    const beyond = [rawClient(port), rawClient(port)];
    for (const client of beyond) expect(await client.over()).toBe('');
    expect(said).toEqual([
      `Port ${port} (LAB_PORT) has its 16 connections (LIMIT_CONNECTIONS) open; ` +
        'beyond them 64 are answered with 503, and the others are reset.',
    ]);
    reserve[0]?.send(get('/', `localhost:${port}`));
    expect(await reserve[0]?.over()).toMatch(/^HTTP\/1.1 503 /);
  });

  test('the tap sees the 503, and the reader’s own pages get their feed and their pages in spite of the limit', async () => {
    const { ports, origins } = full.config;
    await hold(ports.reader, 16);
    await hold(ports.lab, 16);
    const host = new URL(origins.reader).host;
    const page = (site: string) => talk(ports.reader, get('/', host, `Sec-Fetch-Site: ${site}`));
    expect(await page('none')).toMatch(/^HTTP\/1.1 200 [\s\S]*\r\nConnection: close\r\n/);
    expect(await page('same-origin')).toMatch(/^HTTP\/1.1 200 /);
    expect(await page('same-site')).toMatch(/^HTTP\/1.1 503 /);
    expect(await page('cross-site')).toMatch(/^HTTP\/1.1 503 /);
    const upgrade = handshake(`${WITNESS_PATH}?EIO=4&transport=websocket`, host, 'Origin: https://a.example');
    expect(await talk(ports.reader, upgrade)).toMatch(/^HTTP\/1.1 503 /);

    const poll = get(`${WITNESS_PATH}?EIO=4&transport=polling`, host, `${WITNESS_HEADER}: 1`);
    expect(await talk(ports.reader, poll)).toMatch(/^HTTP\/1.1 200 /);
    const feed = io(`http://127.0.0.1:${ports.reader}`, {
      path: WITNESS_PATH,
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { Host: host, Origin: origins.reader, [WITNESS_HEADER]: '1' },
    });
    const records: WireRecord[] = [];
    feed.on('records', (news: News) => records.push(...unpackNews(news).flatMap(one => one.records)));
    const { token } = await feed.emitWithAck('open-panel');
    const run = '0'.repeat(16);
    const target = `/fetch?token=${token}&run=${run}`;
    expect(await talk(ports.lab, get(target, new URL(origins.lab).host))).toMatch(/^HTTP\/1.1 503 /);
    expect(await feed.emitWithAck('flush', { token, run })).toMatchObject({ ok: true });
    const shown = records.flatMap(record =>
      record.kind === 'bytes' ? [Buffer.from(record.bytes).toString('latin1')] : [],
    );
    expect(shown[0]).toMatch(/^GET \/fetch/);
    expect(shown[1]).toMatch(/^HTTP\/1.1 503 /);
    feed.disconnect();
  });

  test('a place that gets free is given to whom the reserve serves', async () => {
    const { ports, origins } = full.config;
    const { host } = new URL(origins.reader);
    const [first] = await hold(ports.reader, 16);
    const feeds = Array.from(
      { length: RESERVE },
      () =>
        new WebSocket(`ws://127.0.0.1:${ports.reader}${WITNESS_PATH}?EIO=4&transport=websocket`, {
          headers: { Host: host, Origin: origins.reader },
        }),
    );
    await Promise.all(feeds.map(feed => new Promise(resolve => feed.once('message', resolve))));
    expect(await talk(ports.reader, get('/', host))).toBe('');
    first?.socket.destroy();
    await expect.poll(() => talk(ports.reader, get('/', host))).toMatch(/^HTTP\/1.1 503 /);
    for (const feed of feeds) feed.terminate();
  });
});
