import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseConfig } from '../config/parse.ts';
import { bind, stopListening } from '../listen/bind.ts';
import { createLimitedServer, serve } from '../listen/server.ts';
import { handshake, head, rawClient, talk } from '../testing/raw-client.ts';
import { guard } from './guard.ts';

let reached: string[] = [];

/** A guarded server that takes a note of what reaches its handlers. */
async function start(environment: Record<string, string>) {
  const { limits } = parseConfig({ LIMIT_HEAD_BYTES: '2048', LIMIT_BODY_BYTES: '100', ...environment });
  const { port, servers } = await bind(0, ['127.0.0.1'], () => createLimitedServer(limits));
  const gate = { origins: new Set(['http://ours.localhost:1', 'http://ours']), limits };
  const handlers = guard(gate, {
    request(request, response) {
      reached.push(`request ${request.url}`);
      if (request.url === '/slow') response.write('begun');
      else response.end('reached');
    },
    upgrade(request, socket) {
      reached.push(`upgrade ${request.url}`);
      socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n');
    },
  });
  for (const server of servers) serve(server, handlers);
  return { port, stop: () => Promise.all(servers.map(stopListening)) };
}

let port = 0;
let patientPort = 0;
const stops: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  const quick = await start({ LIMIT_HEAD_MS: '300', LIMIT_IDLE_MS: '300' });
  const patient = await start({});
  port = quick.port;
  patientPort = patient.port;
  stops.push(quick.stop, patient.stop);
});
afterAll(() => Promise.all(stops.map(stop => stop())));

const hosts: readonly (readonly [what: string, lines: string[], status: number, sentence: RegExp])[] = [
  ['absent', [], 400, /no Host header/],
  ['doubled', ['Host: ours', 'Host: ours'], 400, /2 Host headers/],
  ['doubled with a stranger', ['Host: ours', 'hOST: evil.example'], 400, /2 Host headers/],
  ['unknown', ['Host: evil.example'], 421, /answers to the host ours\.localhost:1, ours; .*"evil\.example"/],
  ['of another port', ['Host: ours.localhost:2'], 421, /"ours\.localhost:2"/],
  ['without its port', ['Host: ours.localhost'], 421, /"ours\.localhost"/],
  ['empty', ['Host:'], 421, /""/],
  ['markup', ['Host: <b>'], 421, /"\\u003cb\\u003e"/],
  ['a list', ['Host: ours, ours'], 421, /"ours, ours"/],
  ['with a trailing dot', ['Host: ours.'], 421, /"ours\."/],
];

describe.each(['request', 'upgrade'])('the Host of a %s', kind => {
  const ask = (lines: string[]) =>
    kind === 'request'
      ? head('GET /x HTTP/1.1', ...lines, 'Connection: close')
      : head('GET /x HTTP/1.1', ...lines, 'Connection: Upgrade', 'Upgrade: websocket');

  test.each(hosts)('%s is refused', async (_what, lines, status, sentence) => {
    reached = [];
    const answer = await talk(port, ask(lines));
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(sentence);
    expect(answer).toContain('\r\nConnection: close\r\n');
    expect(answer).toContain('\r\nX-Content-Type-Options: nosniff\r\n');
    expect(answer).toContain('\r\nContent-Type: text/plain; charset=utf-8\r\n');
    expect(answer.split('\r\n\r\n')).toHaveLength(2);
    expect(reached).toEqual([]);
  });

  test.each(['ours', 'OURS', 'ours.localhost:1'])('%s is let in', async host => {
    reached = [];
    expect(await talk(port, ask([`Host: ${host}`]))).toMatch(/^HTTP\/1.1 200 /);
    expect(reached).toEqual([`${kind} /x`]);
  });
});

describe.each(['request', 'upgrade'])('the target of a %s in absolute form', kind => {
  const ask = (target: string, host: string) =>
    head(
      `GET ${target} HTTP/1.1`,
      `Host: ${host}`,
      ...(kind === 'request' ? ['Connection: close'] : ['Connection: Upgrade', 'Upgrade: websocket']),
    );

  // RFC 9112 §3.2.2: the Host header is ignored then.
  test.each([
    ['http://ours/x?a=1', 'ours', '/x?a=1'],
    ['HTTP://OURS/x', 'ours', '/x'],
    ['http://ours:80/x', 'ours', '/x'],
    ['http://ours.localhost:1/x', 'evil.example', '/x'],
    ['http://ours', 'ours', '/'],
    ['http://ours?a=1', 'ours', '/?a=1'],
    ['http://ours/http://evil.example/', 'ours', '/http://evil.example/'],
  ])('%s with Host: %s reaches %s', async (target, host, path) => {
    reached = [];
    expect(await talk(port, ask(target, host))).toMatch(/^HTTP\/1.1 200 /);
    expect(reached).toEqual([`${kind} ${path}`]);
  });

  test.each([
    ['http://evil.example/x', 421],
    ['https://ours/x', 421],
    ['http://ours:443/x', 421],
    ['http://ours.localhost/x', 421],
    ['http://ours.example/x', 421],
    ['http://user@ours/x', 400],
    ['http://ours@evil.example/x', 400],
    ['http:///x', 400],
    ['ftp://ours/x', 400],
    ['ours/x', 400],
    ['*', 400],
  ])('%s is refused', async (target, status) => {
    reached = [];
    expect(await talk(port, ask(target, 'ours'))).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(reached).toEqual([]);
  });
});

test('a target in absolute form does not replace the Host header, it only outweighs it', async () => {
  expect(await talk(port, head('GET http://ours/x HTTP/1.1', 'Connection: close'))).toMatch(/no Host header/);
});

test('a body that announces too much is refused and the connection closed', async () => {
  const answer = await talk(port, head('POST /x HTTP/1.1', 'Host: ours', 'Content-Length: 101'));
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  expect(answer).toContain('at most 100 bytes');
});

test.each(['/x', '/refused'])(
  'a chunked body to %s that does not end is cut off after its answer',
  async target => {
    const client = rawClient(patientPort);
    const host = target === '/x' ? 'ours' : 'evil.example';
    client.send(head(`POST ${target} HTTP/1.1`, `Host: ${host}`, 'Transfer-Encoding: chunked'));
    await client.until(/\r\n\r\n/);
    client.socket.on('error', () => {});
    const more = () => client.socket.write('3\r\nabc\r\n', error => error || setImmediate(more));
    const start = performance.now();
    more();
    expect(await client.over()).toMatch(/^HTTP\/1.1 /);
    expect(performance.now() - start).toBeLessThan(2_500);
  },
);

test('a body that ends after its answer leaves the connection in use', async () => {
  const client = rawClient(port);
  client.send(head('POST /x HTTP/1.1', 'Host: ours', 'Content-Length: 3'));
  await client.until(/reached/);
  client.send('abc');
  client.send(head('GET /y HTTP/1.1', 'Host: ours', 'Connection: close'));
  expect(await client.over()).toMatch(/reached.*reached$/s);
});

test('an unknown Host is not told to continue', async () => {
  const ask = ['Content-Length: 2', 'Expect: 100-continue', 'Connection: close'];
  expect(await talk(port, head('POST /x HTTP/1.1', 'Host: evil', ...ask))).toMatch(/^HTTP\/1.1 421 /);
  const client = rawClient(port);
  client.send(head('POST /x HTTP/1.1', 'Host: ours', ...ask));
  await client.until(/^HTTP\/1.1 100 Continue\r\n\r\n/);
  client.send('ok');
  expect(await client.over()).toMatch(/reached$/);
});

test('another expectation fails', async () => {
  const answer = await talk(port, head('GET /x HTTP/1.1', 'Host: ours', 'Expect: tea', 'Connection: close'));
  expect(answer).toMatch(/^HTTP\/1.1 417 /);
});

test.each([
  ['no HTTP at all', '\x16\x03\x01\x02\0\r\n\r\n', /"Invalid method encountered"/],
  ['a name with a space', head('GET /x HTTP/1.1', 'Host: ours', 'a b: c'), /"Invalid header token"/],
  [
    'two lengths',
    head('POST /x HTTP/1.1', 'Host: ours', 'Content-Length: 1', 'Content-Length: 2'),
    /Content-Length/,
  ],
])('%s is refused with a sentence', async (_what, message, reason) => {
  const answer = await talk(port, message);
  expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
  expect(answer).toMatch(/\r\n\r\nThis server cannot read the request; its HTTP parser says "[^\r\n]+\n$/);
  expect(answer).toMatch(reason);
});

test('bytes that cannot be read behind a response that has begun do not add a second one to it', async () => {
  const client = rawClient(port);
  client.send(head('GET /slow HTTP/1.1', 'Host: ours'));
  await client.until(/begun/);
  client.send('\0\r\n\r\n');
  expect((await client.over()).split('HTTP/1.1')).toHaveLength(2);
});

test('a head over the limit is refused', async () => {
  const answer = await talk(port, head('GET /x HTTP/1.1', 'Host: ours', `X: ${'x'.repeat(4_000)}`));
  expect(answer).toMatch(/^HTTP\/1.1 431 Request Header Fields Too Large\r\n/);
  expect(answer).toMatch(/\r\n\r\nThe head of a request to this server may hold at most 2048 bytes\.\n$/);
});

test('a head that takes too long is cut off', async () => {
  const client = rawClient(port);
  client.send('GET /x HTTP/1.1\r\nHost: ours\r\n');
  expect(await client.over()).toMatch(
    /^HTTP\/1.1 408 [\s\S]*\r\n\r\nThis request did not arrive in time: a head may take 300 ms, head and body together 600 ms\.\n$/,
  );
});

test('a connection that never says anything is closed', async () => {
  const client = rawClient(port);
  expect(await client.over()).toMatch(/^(HTTP\/1.1 408 |$)/);
});

test('an idle connection is closed', async () => {
  const client = rawClient(port);
  client.send(head('GET /x HTTP/1.1', 'Host: ours'));
  expect(await client.over()).toMatch(/reached/);
});

test('a refused upgrade says why, to the byte, and the connection ends', async () => {
  const answer = await talk(port, handshake('/x', 'evil.example'));
  const sentence =
    'This port answers to the host ours.localhost:1, ours; this request asks for "evil.example".\n';
  expect(answer.replace(/Date: .*GMT/, 'Date: then')).toBe(
    head(
      'HTTP/1.1 421 Misdirected Request',
      "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'Cross-Origin-Opener-Policy: same-origin',
      'Referrer-Policy: no-referrer',
      'X-Content-Type-Options: nosniff',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${sentence.length}`,
      'Date: then',
      'Connection: close',
    ) + sentence,
  );
});
