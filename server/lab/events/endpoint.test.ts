import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { rawClient } from '../../testing/raw-client.ts';
import { type Asked, ask as askAt } from '../testing/answers.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  lab = await startLab({ LIMIT_IDLE_MS: '300', LIMIT_WAITING_BYTES: '1048576' });
});
afterAll(() => lab.close());
// Nothing is held for who has gone.
afterEach(() => expect.poll(() => lab.waiting.bytes).toBe(0));

const ask = (query: string, asked?: Asked) => askAt(lab, `/events?token=${OPEN_TOKEN}${query}`, asked);
/** The body without its chunks' sizes. */
const text = (body: string) => body.replace(/(?:^|\r\n)[0-9a-f]+\r\n/g, '').replace(/\r\n$/, '');
const had = (id: string): Asked => ({ lines: [`Last-Event-ID: ${id}`] });

describe('a stream', () => {
  test.each([
    ['', 'id: 1\ndata: counter 1\n\nid: 2\ndata: counter 2\n\nid: 3\ndata: counter 3\n\n'],
    ['&per=1', 'id: 1\ndata: counter 1\n\n'],
    ['&per=1&retry=300', 'retry: 300\nid: 1\ndata: counter 1\n\n'],
    ['&per=1&ids=off&name=price', 'event: price\ndata: counter 1\n\n'],
    ['&per=1&blank=off', 'id: 1\ndata: counter 1\n'],
  ])('%s', async (query, body) => {
    const answered = await ask(query);
    expect([answered.status, answered.values('content-type')]).toEqual([200, ['text/event-stream']]);
    expect(answered.values('cache-control')).toEqual(['no-store']);
    expect(text(answered.body)).toBe(body);
  });

  test('its head comes before there is a message', async () => {
    const client = rawClient(lab.port);
    client.send(`GET /events?token=${OPEN_TOKEN}&every=600 HTTP/1.1\r\nHost: ${lab.host}\r\n\r\n`);
    expect(await client.until(/\r\n\r\n/)).not.toContain('data:');
    client.socket.destroy();
  });

  test.each([
    ['1', 'id: 2\ndata: counter 2\n\n'],
    ['2', 'id: 3\ndata: counter 3\n\n'],
    ['3', ''],
    ['4', 'id: 1\ndata: counter 1\n\n'],
    ['', 'id: 1\ndata: counter 1\n\n'],
    ['1, 2', 'id: 1\ndata: counter 1\n\n'],
    ['x'.repeat(500), 'id: 1\ndata: counter 1\n\n'],
  ])('behind Last-Event-ID: %s', async (id, body) => {
    expect(text((await ask('&per=1', had(id))).body)).toBe(body);
  });

  test('it is over', async () => {
    expect((await ask('&over=on', had('3'))).status).toBe(204);
    expect((await ask('&over=on&per=1', had('2'))).status).toBe(200);
  });

  test.each([
    ['latin1', 'text/event-stream; charset=iso-8859-1'],
    ['plain', 'text/plain; charset=utf-8'],
    ['json', 'application/json'],
  ])('as %s', async (mime, type) => {
    expect((await ask(`&per=1&mime=${mime}`)).values('content-type')).toEqual([type]);
  });
});

describe('statuses', () => {
  test.each([
    ['&status=204', undefined, 204],
    ['&status=404', undefined, 404],
    ['&status=404&per=1', '1', 200],
    ['&again=503', '1', 503],
    ['&again=503&per=1', undefined, 200],
  ])('%s with Last-Event-ID %s: %i', async (query, id, status) => {
    expect((await ask(query, id === undefined ? {} : had(id))).status).toBe(status);
  });

  test('a crash', async () => {
    await expect(ask('&dies=on')).resolves.toMatchObject({ raw: '' });
  });
});

test.each([
  ['', '{"id":1,"data":"counter 1"}\n'],
  ['&after=0', '{"id":1,"data":"counter 1"}\n'],
  ['&after=2', '{"id":3,"data":"counter 3"}\n'],
  ['&after=3', '{"id":3,"data":"counter 3"}\n'],
])('a poll%s', async (query, body) => {
  const answered = await ask(`&as=poll${query}`);
  expect([answered.status, answered.body]).toEqual([200, body]);
});

describe('other origins', () => {
  const origin = 'Origin: http://partner.localhost:3001';
  test.each([
    ['&acao=none', []],
    ['&acao=any', ['*']],
    ['&acao=reflect', ['http://partner.localhost:3001']],
  ])('%s', async (query, allowed) => {
    const { values } = await ask(`&per=1${query}`, { lines: [origin] });
    expect(values('access-control-allow-origin')).toEqual(allowed);
  });

  test.each([
    ['', []],
    ['&acah=last-event-id', ['Last-Event-ID']],
  ])('a preflight%s', async (query, allowed) => {
    const asks = ['Access-Control-Request-Method: GET', 'Access-Control-Request-Headers: last-event-id'];
    const answered = await ask(`&acao=any${query}`, { method: 'OPTIONS', lines: [origin, ...asks] });
    expect([answered.status, answered.values('access-control-allow-headers')]).toEqual([204, allowed]);
    expect(answered.values('access-control-max-age')).toEqual(['0']);
  });

  test('a message of the page', async () => {
    const lines = [origin, 'Content-Length: 5'];
    const answered = await ask('&acao=any', { method: 'POST', lines, body: 'hello' });
    expect([answered.status, answered.values('access-control-allow-origin')]).toEqual([204, ['*']]);
  });
});

describe('refused', () => {
  test.each([
    'as=socket',
    'after=4',
    'after=-1',
    'mime=html',
    'retry=0',
    'retry=300%0aid:9',
    'name=a%0adata:b',
    'per=2',
    'every=1',
    'status=302',
    'again=999',
    'acah=*',
    'blank=no',
  ])('400: %s', async query => {
    const { body, status } = await ask(`&${query}`);
    expect([status, body]).toEqual([400, expect.stringContaining('may hold')]);
  });

  test('without an open panel', async () => {
    expect((await askAt(lab, '/events')).status).toBe(403);
    expect((await askAt(lab, `/events?token=${'0'.repeat(32)}`)).status).toBe(403);
  });

  test.each(['PUT', 'DELETE'])('a %s', async method => {
    expect((await ask('', { method })).status).toBe(405);
  });

  test('what there is no room for', async () => {
    const held = lab.waiting.hold(() => {});
    held.add(lab.waiting.most);
    expect((await ask('&acao=any', { lines: ['Origin: http://a.example'] })).status).toBe(503);
    held.end();
  });
});

test('whoever leaves is forgotten', async () => {
  const client = rawClient(lab.port);
  client.send(`GET /events?token=${OPEN_TOKEN} HTTP/1.1\r\nHost: ${lab.host}\r\n\r\n`);
  await client.until(/counter 1/);
  expect(lab.waiting.bytes).toBeGreaterThan(0);
  client.socket.resetAndDestroy();
});
