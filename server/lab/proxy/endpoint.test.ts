import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { INTERNAL_HOST, PROXY_VIA } from '../../protocol/words.ts';
import { type Asked, ask as askAt } from '../testing/answers.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
let partner = '';
beforeAll(async () => {
  lab = await startLab();
  partner = lab.origins.partner;
});
afterAll(() => lab.close());

const RUN = '0123456789abcdef';
const at = (path: string, query = '') => `${path}?token=${OPEN_TOKEN}&run=${RUN}${query && `&${query}`}`;
const ask = (path: string, query?: string, asked?: Asked) => askAt(lab, at(path, query), asked);
const post = (...lines: string[]): Asked => ({ method: 'POST', lines: ['Content-Length: 0', ...lines] });
const seenBy = async (query: string, asked?: Asked) =>
  JSON.parse((await ask('/api/items', query, asked)).body).seen;

describe('the server behind it is asked', () => {
  test('with the Host and the Origin of the page', async () => {
    const origin = 'http://page.example';
    expect(await seenBy('', post(`Origin: ${origin}`))).toEqual({ host: lab.host, origin });
  });

  test('under its own name with changeOrigin, and with the Origin of the page even so', async () => {
    const origin = 'http://page.example';
    const host = new URL(partner).host;
    expect(await seenBy('change-origin=on', post(`Origin: ${origin}`))).toEqual({ host, origin });
  });

  test('with its own Origin, where the proxy sets that', async () => {
    expect(await seenBy('rewrite-origin=on')).toEqual({ host: lab.host, origin: partner });
  });

  test.each<[query: string, asked: Asked | undefined, status: number, says: string]>([
    ['own-host=on', undefined, 421, 'answers only to the host partner.localhost'],
    ['own-host=on&change-origin=on', undefined, 200, 'tea'],
    ['bare=on', undefined, 404, 'nothing at "/api/items"'],
    ['bare=on&strip-prefix=on', undefined, 200, 'tea'],
    ['strip-prefix=on', undefined, 404, 'nothing at "/items"'],
    ['session=on', undefined, 401, 'no session cookie'],
    ['session=on', { lines: [`Cookie: a=b; xdl_session_${RUN.slice(0, 8)}=1`] }, 200, 'tea'],
    ['session=on', { lines: ['Cookie: xdl_session_00000000=1'] }, 401, 'no session cookie'],
    ['allow=http://a.example', post('Origin: http://a.example'), 200, 'tea'],
    ['allow=http://a.example', post('Origin: http://b.example'), 403, 'its Origin is "http://b.example"'],
    ['allow=http://a.example', undefined, 403, 'it carries no Origin'],
  ])('%s, %j: %i', async (query, asked, status, says) => {
    const answered = await ask('/api/items', query, asked);
    expect([answered.status, answered.body]).toEqual([status, expect.stringContaining(says)]);
    expect(answered.values('access-control-allow-origin')).toEqual([]);
    expect(answered.values('x-content-type-options')).toEqual(['nosniff']);
  });
});

describe('a cookie of the server behind it', () => {
  const setCookie = async (query: string) => (await ask('/api/login', query, post())).values('set-cookie');
  const NAME = /^xdl_session_01234567=[0-9a-f]{16}; Max-Age=60; Path=\/; HttpOnly/;

  test.each([
    ['', ''],
    ['domain=on', '; Domain=partner.localhost'],
    ['domain=on&strip-domain=on', ''],
  ])('%s', async (query, domain) => {
    const [field = '', ...others] = await setCookie(query);
    expect(field).toMatch(NAME);
    expect([field.replace(NAME, ''), others]).toEqual([domain, []]);
  });
});

describe('the open proxy', () => {
  test.each([
    ['upstream=partner', 200, '"items"'],
    ['upstream=internal', 200, INTERNAL_HOST],
    ['upstream=partner&list=on', 200, '"items"'],
    ['upstream=internal&list=on', 403, 'its allowlist has only'],
  ])('%s: %i', async (query, status, says) => {
    const answered = await ask('/proxy', query);
    expect([answered.status, answered.body]).toEqual([status, expect.stringContaining(says)]);
  });

  test('is the only way to what is behind it: no browser names its host, and its port answers to no other', async () => {
    const { port } = lab.upstream.address() as AddressInfo;
    for (const host of [
      `localhost:${port}`,
      `127.0.0.1:${port}`,
      `inventory.localhost:${port}`,
      `${INTERNAL_HOST}:${port}`,
    ])
      expect((await askAt({ port, host }, '/stock')).status).toBe(421);
    expect((await askAt({ port, host: INTERNAL_HOST }, '/api/items')).status).toBe(404);
    expect((await askAt(lab, '/stock', { lines: [`Host: ${INTERNAL_HOST}`] })).status).toBe(421);
  });
});

describe('refused', () => {
  test.each([
    ['/api/items', 'upstream=partner', 400, 'belongs to /proxy alone'],
    ['/proxy', '', 400, 'belongs to /proxy alone'],
    ['/proxy', 'upstream=http://169.254.169.254/', 400, 'The knob upstream holds'],
    ['/proxy', 'upstream=127.0.0.1', 400, 'The knob upstream holds'],
    ['/proxy', 'upstream=', 400, 'The knob upstream holds'],
    ['/proxy', 'upstream=internal&upstream=partner', 400, 'given twice'],
    ['/proxy', 'url=http://inventory.internal/', 400, 'There is no knob "url"'],
    ['/api/items', 'allow=partner', 400, 'The knob allow holds'],
    ['/api/items', 'change-origin=yes', 400, 'The knob change-origin holds'],
    ['/proxy/x', 'upstream=internal', 404, 'nothing at this path'],
  ])('%s, %s: %i', async (path, query, status, sentence) => {
    const answered = await ask(path, query);
    expect([answered.status, answered.body]).toEqual([status, expect.stringContaining(sentence)]);
  });

  test.each(['/api/items', '/proxy?upstream=internal'])('%s without an open panel', async path => {
    expect((await askAt(lab, path)).status).toBe(403);
    const other = `${path}${path.includes('?') ? '&' : '?'}token=${'0'.repeat(32)}`;
    expect((await askAt(lab, other)).status).toBe(403);
  });

  test('a method that the server behind it doesn’t know', async () => {
    expect((await ask('/api/items', '', { method: 'DELETE' })).status).toBe(405);
  });
});

describe('WebSocket', () => {
  const connect = (query: string, origin = 'http://page.example') =>
    new WebSocket(`ws://127.0.0.1:${lab.port}${at('/api/ws', query)}`, { origin });

  test('goes through it, both ways, to its end', async () => {
    const socket = connect('');
    await once(socket, 'open');
    socket.send('there and back');
    const [echo] = await once(socket, 'message');
    expect(String(echo)).toBe('there and back');
    socket.close(4000, 'done');
    const [code] = await once(socket, 'close');
    expect(code).toBe(4000);
  });

  test.each([
    ['pass-upgrade=off', 426],
    ['own-host=on', 421],
    ['allow=http://a.example', 403],
  ])('%s: %i', async (query, status) => {
    const socket = connect(query);
    socket.on('error', () => {});
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(status);
    socket.terminate();
  });

  test('that is cut off leaves nothing open behind it', async () => {
    const socket = connect('');
    await once(socket, 'open');
    socket.terminate();
    await expect
      .poll(() => new Promise(resolve => lab.upstream.getConnections((_, count) => resolve(count))))
      .toBe(0);
  });
});

test('both hops carry the query that attributes them, and the second says who sent it on', async () => {
  const forwarded = once(lab.upstream, 'request');
  await ask('/api/items', 'change-origin=on');
  const [{ headers, url }] = await forwarded;
  expect([url, headers.via]).toEqual([at('/api/items', 'change-origin=on'), PROXY_VIA]);
});
