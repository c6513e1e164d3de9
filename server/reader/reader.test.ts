import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as ask, createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACEHOLDER_ORIGINS } from '../protocol/origins.ts';
import { inlineHash } from './headers.ts';
import { createReader } from './reader.ts';

const ORIGINS = { ...PLACEHOLDER_ORIGINS, reader: 'http://localhost:3000', lab: 'http://localhost:3001' };
const STYLE = 'p{color:red}';
const SCRIPT = 'first()';
const page = (text: string): string =>
  `<script>${SCRIPT}</script><style>${STYLE}</style></head><p>${text} http://lab.origin.invalid</p><script>other()</script>`;

let folder = '';
let port = 0;
const server = createServer();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reader-'));
  for (const name of ['zh', 'en', 'assets']) await mkdir(join(folder, name));
  const script = 'export {};';
  const files: Record<string, string | Buffer> = {
    'index.html': page('choose'),
    'zh/index.html': page('首页'),
    'zh/404.html': page('没有'),
    'zh/websocket.html': page('课文'),
    'en/index.html': page('home'),
    'en/404.html': page('none'),
    'assets/main-1a2b.js': script,
    'assets/main-1a2b.js.br': brotliCompressSync(script),
    'assets/main-1a2b.js.gz': gzipSync(script),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const reader = await createReader({ development: false, origins: ORIGINS }, folder);
  server.on('request', (request, response) => reader.request(request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port: given }: AddressInfo | { port: number } = Object(server.address());
  port = given;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The path goes out as it is written: fetch would resolve its dots. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = ask({ host: '127.0.0.1', port, path, headers, method, agent: false }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    asked.on('error', reject).end();
  });
}

test('a page has the running origins in it, asks every time, and carries the headers of the reader', async () => {
  const { status, headers, body } = await get('/zh/websocket');
  expect(status).toBe(200);
  expect(body.toString()).toContain('课文 http://localhost:3001');
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain(
    `default-src 'none'; script-src 'self' ${inlineHash(SCRIPT)}; style-src 'self' ${inlineHash(STYLE)};`,
  );
  expect(policy).toContain("frame-ancestors 'none'");
  // Only origins of the lab are framed; the reader itself is not.
  expect(policy).toContain(
    '; frame-src http://localhost:3001 http://lab-2.origin.invalid https://lab-tls.origin.invalid ',
  );
  expect(/frame-src ([^;]*)/.exec(policy)?.[1]?.split(' ')).not.toContain('http://localhost:3000');
  expect(policy).toContain(' http://localhost:3001 ws://localhost:3001 ');
  expect(policy).not.toMatch(/unsafe|\*/);
});

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
])('%s on demand, with an ETag of its own', async (coding, decompress) => {
  const plain = await get('/zh/websocket');
  const packed = await get('/zh/websocket', { 'accept-encoding': coding });
  expect(packed.headers['content-encoding']).toBe(coding);
  expect(decompress(packed.body)).toEqual(plain.body);
  expect(packed.headers.etag).not.toBe(plain.headers.etag);
});

test('what the reader has already is not sent again', async () => {
  const { headers } = await get('/zh/websocket');
  const again = await get('/zh/websocket', { 'if-none-match': String(headers.etag) });
  expect(again.status).toBe(304);
  expect(again.body).toHaveLength(0);
});

test('an asset never changes', async () => {
  const { headers, body } = await get('/assets/main-1a2b.js');
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(body.toString()).toBe('export {};');
});

test('HEAD gets the head alone', async () => {
  const { status, headers, body } = await get('/zh/', {}, 'HEAD');
  expect(status).toBe(200);
  expect(Number(headers['content-length'])).toBeGreaterThan(0);
  expect(body).toHaveLength(0);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused', async method => {
  const { status, headers } = await get('/zh/', {}, method);
  expect(status).toBe(405);
  expect(headers.allow).toBe('GET, HEAD');
});

test.each([
  ['/zh', '/zh/'],
  ['/zh/websocket/', '/zh/websocket'],
  ['/zh/websocket/?a.b=c', '/zh/websocket?a.b=c'],
])('%s moves to %s', async (from, to) => {
  const { status, headers } = await get(from);
  expect([status, headers.location]).toEqual([308, to]);
});

test.each([
  ['/zh/nobody', 'en', '没有'],
  ['/en/nobody', 'zh', 'none'],
  ['/nobody', 'zh-CN,zh;q=0.9', '没有'],
  ['/nobody', 'fr', 'none'],
])('%s is missing, and said so in its language or the reader’s (%s)', async (path, language, text) => {
  const { status, body } = await get(path, { 'accept-language': language });
  expect(status).toBe(404);
  expect(body.toString()).toContain(text);
});

test.each([
  '/../../package.json',
  '/assets/../index.html',
  '/%2e%2e/package.json',
  '/zh/404',
  '/zh/websocket.html',
  '/assets/main-1a2b.js.br',
  '/assets/',
  '//zh/',
  '/zh/%00',
  '/%E0%A4%A',
])('%s does not exist', async path => {
  expect((await get(path)).status).toBe(404);
});

test('a folder without a build is named as such', async () => {
  await expect(
    createReader({ development: false, origins: ORIGINS }, join(folder, 'assets')),
  ).rejects.toThrow('no pages in');
});
