import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createVite, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';

/** The configuration of Vite that the lesson on proxies shows does what the lesson says of it. */

const blocksOf = (language: string) =>
  [
    ...readFileSync(join(import.meta.dirname, `../../docs/${language}/proxy.md`), 'utf8').matchAll(
      /^```js\n([\s\S]*?)^```$/gm,
    ),
  ].map(([, code = '']) => code);
const [SHOWN = ''] = blocksOf('en');

interface Seen {
  readonly url: string;
  readonly host: string;
  readonly origin: string;
  readonly upgrade?: string;
}

let folder = '';
let behind: Server;
let vite: ViteDevServer;
let page = '';
let target = '';
const seen: Seen[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vite-'));
  behind = createServer(({ headers, url = '' }, response) => {
    seen.push({ url, host: headers.host ?? '', origin: headers.origin ?? '' });
    response.setHeader('Set-Cookie', 'session=1; Domain=partner.example; Path=/');
    response.end();
  });
  behind.on('upgrade', ({ headers, url = '' }, socket) => {
    const { host = '', origin = '', upgrade = '' } = headers;
    seen.push({ url, host, origin, upgrade });
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  await once(behind.listen(0, '127.0.0.1'), 'listening');
  target = `http://127.0.0.1:${(behind.address() as AddressInfo).port}`;
  const code = SHOWN.replace('http://localhost:8080', target);
  const { default: shown } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const { proxy } = shown.server;
  vite = await createVite({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0, proxy: { ...proxy, '/url': target, '/object': { target } } },
  });
  await vite.listen();
  page = new URL(vite.resolvedUrls?.local[0] ?? '').origin;
});
afterAll(async () => {
  await vite?.close();
  behind?.close();
  await rm(folder, { recursive: true });
});

const post = async (path: string) => {
  const response = await fetch(page + path, { method: 'POST', headers: { Origin: page } });
  return { cookie: response.headers.get('set-cookie'), seen: seen.at(-1) };
};

test('both languages show the same configurations', () => {
  expect(SHOWN).toContain("'/api'");
  expect(blocksOf('zh')).toEqual(blocksOf('en'));
});

test('Host is the target’s, Origin the page’s, the path without /api, the cookie without Domain', async () => {
  expect(await post('/api/items')).toEqual({
    cookie: 'session=1; Path=/',
    seen: { url: '/items', host: new URL(target).host, origin: page },
  });
});

test('a URL alone changes Host, an object doesn’t', async () => {
  expect((await post('/url')).seen?.host).toBe(new URL(target).host);
  expect((await post('/object')).seen?.host).toBe(new URL(page).host);
});

test('with ws a handshake gets there, and without it nobody answers', async () => {
  const connect = (path: string) => new WebSocket(page.replace('http', 'ws') + path);
  await once(connect('/api/ws'), 'error');
  expect(seen.at(-1)).toMatchObject({ url: '/ws', host: new URL(target).host, upgrade: 'websocket' });
  const before = seen.length;
  const socket = connect('/object/ws').on('error', () => {});
  await new Promise(resolve => setTimeout(resolve, 500));
  expect([socket.readyState, seen.length]).toEqual([WebSocket.CONNECTING, before]);
  socket.terminate();
});
