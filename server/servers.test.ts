import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { parseConfig } from './config/parse.ts';
import { handshake, head, rawClient, talk } from './http/raw-client.test-helper.ts';
import {
  type News,
  ORIGIN_NAMES,
  unpackNews,
  WITNESS_HEADER,
  WITNESS_PATH,
  type WireRecord,
} from './protocol.ts';
import type { Reader } from './reader/reader.ts';
import { type Running, startServers } from './servers.ts';

const HAS_IPV6 = Object.values(networkInterfaces()).some(list =>
  list?.some(({ address }) => address === '::1'),
);
const ADDRESSES = HAS_IPV6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'];

let directory = '';
const reader: Reader = {
  request: (_request, response) => void response.end('a page'),
  close: async () => {},
};
const start = (environment: Record<string, string> = {}) =>
  startServers(
    parseConfig({
      READER_PORT: '0',
      LAB_PORT: '0',
      LAB_TLS_PORT: '0',
      DATA_DIRECTORY: directory,
      ...environment,
    }),
    async () => reader,
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
});

test('an upgrade to the reader under another loopback name is refused, not redirected', async () => {
  const { ports } = running.config;
  expect(await talk(ports.reader, handshake(WITNESS_PATH, `127.0.0.1:${ports.reader}`))).toMatch(
    /^HTTP\/1.1 421 /,
  );
  expect(await talk(ports.reader, handshake('/', `localhost:${ports.reader}`))).toMatch(/^HTTP\/1.1 404 /);
});

test('the lab speaks TLS with the kept certificate, and checks the Host there too', async () => {
  const { ports } = running.config;
  const ask = (host: string) =>
    new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connectTls({ port: ports.labTls, host: '127.0.0.1', rejectUnauthorized: false }, () =>
        socket.write(get('/', host)),
      );
      socket.on('data', data => {
        text += data;
      });
      socket.on('end', () => resolve(text)).on('error', reject);
    });
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
    ['ws', ports.lab, origins.lab],
    ['wss', ports.labTls, origins['lab-tls']],
  ] as const;
  for (const [scheme, port, origin] of schemes) {
    const run = scheme === 'ws' ? '0'.repeat(16) : '1'.repeat(16);
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
  const [, free] = /READER_PORT=(\d+) LAB_PORT=0 LAB_TLS_PORT=0 npm start$/.exec(error.message) ?? [];
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
    LAB_TLS_PORT: String(ports.labTls),
  });
  await again.close();
});

test('connections over the limit are closed, and those within it are not harmed', async () => {
  const few = await start({ LIMIT_CONNECTIONS: '16' });
  const { ports } = few.config;
  for (const port of [ports.lab, ports.labTls]) {
    // The limit counts the connections of both families together.
    const within = Array.from({ length: 16 }, (_, n) => rawClient(port, ADDRESSES[n % ADDRESSES.length]));
    await Promise.all(within.map(({ socket }) => new Promise(resolve => socket.once('connect', resolve))));
    expect(await rawClient(port).all()).toBe('');
    if (port === ports.lab) {
      for (const client of within) {
        client.send(get('/', `localhost:${port}`));
        expect(await client.all()).toMatch(/^HTTP\/1.1 200 /);
      }
    }
    for (const { socket } of within) socket.destroy();
  }
  await few.close();
});
