import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { head, rawClient, talk } from '../../testing/raw-client.ts';
import { type Asked, ask as askAt, preflight } from '../testing/answers.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  lab = await startLab({ LIMIT_BODY_BYTES: '1000', LIMIT_DELAY_MS: '2000' });
});
afterAll(() => lab.close());

const ask = (query: string, asked?: Asked) => askAt(lab, `/fetch${query}`, asked);
const CLOSED_TOKEN = 'f'.repeat(32);

test('without knobs: what the lab saw, and nobody else may read it', async () => {
  const lines = ['Origin: http://a.example', 'Content-Type: text/plain', 'Content-Length: 2'];
  const { status, values, body } = await ask('', { method: 'POST', lines, body: 'hi' });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({
    method: 'POST',
    origin: 'http://a.example',
    contentType: 'text/plain',
    bytes: 2,
  });
  expect(values('content-type')).toEqual(['application/json']);
  expect(values('x-content-type-options')).toEqual(['nosniff']);
  expect(values('cache-control')).toEqual(['no-store']);
  expect([values('x-lab'), values('x-count'), values('x-other')]).toEqual([['answer'], ['1'], ['kept']]);
  expect(values('access-control-allow-origin')).toEqual([]);
  expect(values('vary')).toEqual([]);
});

test('each Access-Control-Allow-Origin is a line of its own', async () => {
  const { values } = await ask('?acao=twice&vary=origin&store=60');
  expect(values('access-control-allow-origin')).toEqual([lab.origins.reader, lab.origins.partner]);
  expect(values('vary')).toEqual(['Origin']);
  expect(values('cache-control')).toEqual(['max-age=60']);
});

describe('bodies', () => {
  test.each([
    ['json', 'application/json', /^\{"method":"GET","origin":null,"contentType":null,"bytes":0\}\n$/],
    ['text', 'text/plain; charset=utf-8', /^A response/],
    ['html', 'text/html; charset=utf-8', /^<!doctype html>/],
    ['script', 'text/javascript; charset=utf-8', /^globalThis\./],
    ['png', 'image/png', /^.PNG\r\n[\s\S]*IEND[\s\S]{4}$/],
    ['empty', 'text/plain; charset=utf-8', /^$/],
  ])('%s', async (word, type, shape) => {
    const { values, body } = await ask(`?body=${word}`);
    expect(body).toMatch(shape);
    expect(values('content-type')).toEqual([type]);
    expect(values('x-content-type-options')).toEqual(['nosniff']);
    expect(values('content-length')).toEqual([String(body.length)]);
    const headOnly = await ask(`?body=${word}`, { method: 'HEAD' });
    expect(headOnly.body).toBe('');
    expect(headOnly.values('content-type')).toEqual([type]);
    if (word !== 'json') expect(headOnly.values('content-length')).toEqual([String(body.length)]);
  });

  test('text of a request is in it only as an encoded and cut JSON string', async () => {
    const odd = `"</script><script>\\\t${'x'.repeat(500)}`;
    const { body, values } = await ask('', { lines: [`Origin: ${odd}`, `Content-Type: ${odd}`] });
    const told = JSON.parse(body);
    expect(told.origin).toBe(odd.slice(0, 200));
    expect(told.contentType).toBe(odd.slice(0, 200));
    expect(values('content-type')).toEqual(['application/json']);
  });
});

describe('methods', () => {
  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s', async method => {
    const { status, body } = await ask('?acao=any', { method });
    expect(status).toBe(200);
    expect(JSON.parse(body).method).toBe(method);
  });

  test.each(['PROPFIND', 'TRACE', 'PURGE'])('%s is refused', async method => {
    const { status, values, body } = await ask('', { method, lines: [`Origin: ${lab.origins.reader}`] });
    expect(status).toBe(405);
    expect(values('allow')).toEqual(['GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS']);
    expect(values('access-control-allow-origin')).toEqual([lab.origins.reader]);
    expect(body).toContain('accepts GET, HEAD');
  });

  test('OPTIONS is a preflight only with Access-Control-Request-Method', async () => {
    expect((await ask('?preflight=404&status=418', { method: 'OPTIONS' })).status).toBe(418);
    expect((await ask('?preflight=404&status=418', preflight())).status).toBe(404);
  });
});

describe('statuses', () => {
  test.each([204, 200, 401, 503])('%i of the request', async status => {
    const answer = await ask(`?status=${status}&preflight=403`);
    expect(answer.status).toBe(status);
    expect(answer.values('content-length')).toEqual(status === 204 ? [] : [String(answer.body.length)]);
    expect(answer.values('content-type')).toHaveLength(status === 204 ? 0 : 1);
    expect(answer.values('transfer-encoding')).toEqual([]);
    expect(answer.values('www-authenticate')).toEqual([]);
    if (status === 204) expect(answer.body).toBe('');
  });

  test.each([200, 204, 405, 500])('%i of the preflight', async status => {
    const answer = await ask(`?preflight=${status}&status=418`, preflight());
    expect([answer.status, answer.body]).toEqual([status, '']);
    expect(answer.values('content-length')).toEqual(status === 204 ? [] : ['0']);
    expect(answer.values('location')).toEqual([]);
  });

  test('a redirected preflight goes to the same address', async () => {
    const { status, values } = await ask('?preflight=307&acao=any&acam=PUT,*', preflight());
    expect(status).toBe(307);
    expect(values('location')).toEqual(['/fetch?preflight=307&acao=any&acam=PUT%2C*']);
    expect(values('access-control-allow-origin')).toEqual(['*']);
  });
});

describe('the panel’s knobs', () => {
  test('one hop after the other, each with the same fields, the last one acts', async () => {
    const query = `?to=partner,lab&hop-status=307&acao=any&effect=on&token=${OPEN_TOKEN}`;
    const first = await ask(query, { method: 'POST', lines: ['Content-Length: 2'], body: 'hi' });
    expect([first.status, first.body]).toEqual([307, '']);
    const second = new URL(first.values('location')[0] ?? '');
    expect(second.origin).toBe(lab.origins.partner);
    expect(second.searchParams.get('to')).toBe('lab');
    const third = new URL((await ask(second.search)).values('location')[0] ?? '');
    expect([third.origin, third.searchParams.get('to')]).toEqual([lab.origins.lab, null]);
    const last = await ask(third.search);
    expect(last.status).toBe(200);
    for (const { values } of [first, last]) expect(values('access-control-allow-origin')).toEqual(['*']);
    expect(JSON.parse(last.body).counter.from).toBe(0);
    // A policy in a redirect would replace the page's own for the next hop.
    expect(first.values('referrer-policy')).toEqual([]);
    expect(last.values('referrer-policy')).toEqual(['no-referrer']);
  });

  test('the effect happens whoever may read of it, and a preflight has none', async () => {
    const counterOf = async (asked?: Asked, query = '') =>
      JSON.parse((await ask(`?effect=on&token=${OPEN_TOKEN}${query}`, asked)).body).counter;
    const { to } = await counterOf();
    await ask(`?effect=on&token=${OPEN_TOKEN}`, preflight(`Origin: ${lab.origins.evil}`));
    await ask(`?effect=on&status=204&token=${OPEN_TOKEN}`, { method: 'HEAD' });
    expect(
      await counterOf({ method: 'DELETE', lines: [`Origin: ${lab.origins.evil}`] }, '&acao=partner'),
    ).toEqual({
      from: to + 1,
      to: to + 2,
    });
    expect(await counterOf()).toMatchObject({ from: to + 2 });
  });

  test('a delay holds the answer, and not the preflight', async () => {
    const start = performance.now();
    await ask(`?delay=2000&token=${OPEN_TOKEN}`, preflight());
    expect(performance.now() - start).toBeLessThan(1_500);
    await ask(`?delay=150&token=${OPEN_TOKEN}`);
    expect(performance.now() - start).toBeGreaterThan(145);
  });

  test('who leaves while the answer is held has caused no effect', async () => {
    const client = rawClient(lab.port);
    const before = JSON.parse((await ask(`?effect=on&token=${OPEN_TOKEN}`)).body).counter.to;
    client.send(head(`GET /fetch?delay=300&effect=on&token=${OPEN_TOKEN} HTTP/1.1`, `Host: ${lab.host}`));
    client.socket.end();
    await ask(`?delay=600&token=${OPEN_TOKEN}`);
    expect(JSON.parse((await ask(`?effect=on&token=${OPEN_TOKEN}`)).body).counter.from).toBe(before);
  });
});

test('a server that dies answers nothing, and has done nothing', async () => {
  const effect = `?effect=on&token=${OPEN_TOKEN}`;
  const { to } = JSON.parse((await ask(effect)).body).counter;
  expect(await talk(lab.port, head(`GET /fetch${effect}&dies=on HTTP/1.1`, `Host: ${lab.host}`))).toBe('');
  expect(JSON.parse((await ask(effect)).body).counter.from).toBe(to);
});

describe('a refusal can be read by our own pages alone', () => {
  const refused = [
    ['unknown', '?acoa=any&acao=none', 400, /^There is no knob "acoa" here; the knobs are acao, /],
    ['double', '?acao=any&acao=any', 400, /^The knob acao is given twice/],
    [
      'malformed',
      '?acao=http://evil.example',
      400,
      /^The knob acao holds "http:\/\/evil\.example"; it may hold one of none, any, /,
    ],
    ['to without a panel', '?to=partner', 403, /^The knob to needs the token of an open panel/],
    ['delay of a closed panel', `?delay=10&token=${CLOSED_TOKEN}`, 403, /^The knob delay needs/],
    ['effect without a panel', '?effect=on', 403, /^The knob effect needs/],
  ] as const;

  test.each(refused)('%s', async (_, query, status, sentence) => {
    for (const origin of [...Object.values(lab.origins), 'null']) {
      const answer = await ask(query, { lines: [`Origin: ${origin}`] });
      expect(answer.status).toBe(status);
      expect(answer.body).toMatch(sentence);
      expect(answer.values('access-control-allow-origin')).toEqual([origin]);
      expect(answer.values('access-control-allow-credentials')).toEqual(['true']);
      expect(answer.values('vary')).toEqual(['Origin']);
      expect(answer.values('cache-control')).toEqual(['no-store']);
      expect(answer.values('content-type')).toEqual(['text/plain; charset=utf-8']);
    }
  });

  test.each(refused)('%s: its preflight is allowed, and not remembered', async (_, query) => {
    const answer = await ask(query, preflight(`Origin: ${lab.origins.reader}`));
    expect([answer.status, answer.body]).toEqual([204, '']);
    expect(answer.values('access-control-allow-origin')).toEqual([lab.origins.reader]);
    expect(answer.values('access-control-allow-methods')[0]).toContain('PUT');
    expect(answer.values('access-control-allow-headers')).toEqual([
      'x-lab, x-trace, content-type, authorization, accept, range',
    ]);
    expect(answer.values('access-control-max-age')).toEqual(['0']);
  });

  test.each(refused)('%s: nobody else', async (_, query) => {
    for (const asked of [
      { lines: ['Origin: http://stranger.example'] },
      preflight('Origin: http://stranger.example'),
    ])
      expect((await ask(query, asked)).values('access-control-allow-origin')).toEqual([]);
  });
});

describe('request bodies', () => {
  test('a chunked body is read to its end', async () => {
    const lines = ['Transfer-Encoding: chunked'];
    const { body } = await ask('', { method: 'PUT', lines, body: '3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n' });
    expect(JSON.parse(body).bytes).toBe(5);
  });

  test('the answer waits for it', async () => {
    const client = rawClient(lab.port);
    client.send(head('POST /fetch HTTP/1.1', `Host: ${lab.host}`, 'Content-Length: 4'));
    await ask('');
    client.send('ab');
    await ask('');
    client.send('cd');
    expect(await client.until(/\}\n$/)).toContain('"bytes":4');
    client.socket.destroy();
  });

  test('one that is too long is refused and ends the connection', async () => {
    const chunk = `3e9\r\n${'x'.repeat(1001)}\r\n`;
    const start = head('PUT /fetch HTTP/1.1', `Host: ${lab.host}`, 'Transfer-Encoding: chunked');
    expect(await talk(lab.port, start + chunk)).toMatch(/^HTTP\/1.1 413 [\s\S]*at most 1000 bytes/);
  });
});

test('there is nothing below it, and no WebSocket', async () => {
  expect((await ask('/')).status).toBe(404);
  expect((await ask('ed')).status).toBe(404);
  const upgrade = ['Upgrade: websocket', 'Connection: Upgrade'];
  expect(await talk(lab.port, head('GET /fetch HTTP/1.1', `Host: ${lab.host}`, ...upgrade))).toMatch(
    /^HTTP\/1.1 404 /,
  );
});
