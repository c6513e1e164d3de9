import { describe, expect, test } from 'vitest';
import type { FetchCase, FixCase, SocketIoCase, WebSocketCase } from './case.ts';
import { fixesFor } from './fixes.ts';

const BASE = { pages: ['http://localhost:3000'], url: 'http://localhost:3001/x', connectSources: null };
const FETCH: FetchCase = {
  ...BASE,
  kind: 'fetch',
  mode: 'cors',
  credentials: false,
  method: 'GET',
  headers: [],
  upload: false,
  exposed: [],
  maxAge: null,
  redirects: [],
};
const SOCKET: WebSocketCase = { ...BASE, kind: 'websocket', url: 'ws://localhost:3001/ws', subprotocols: [] };
const SOCKET_IO: SocketIoCase = {
  ...BASE,
  kind: 'socket-io',
  credentials: false,
  headers: [],
  namespace: '/',
};

const ids = (of: FixCase) => fixesFor(of, 'en').notices.map(({ id }) => id);
const instead = (of: FixCase) =>
  fixesFor(of, 'en')
    .notices.filter(notice => notice.instead)
    .map(({ id }) => id);
const textOf = (of: FixCase, server: string) =>
  fixesFor(of, 'en').fixes.find(fix => fix.server === server)?.text ?? '';

describe('which servers', () => {
  test.each([
    [FETCH, 'node express fastify socket-io nginx'],
    [SOCKET, 'node express fastify nginx'],
    [SOCKET_IO, 'express fastify socket-io nginx'],
  ] as const)('$kind', (of, servers) => {
    expect(
      fixesFor(of, 'en')
        .fixes.map(({ server }) => server)
        .join(' '),
    ).toBe(servers);
  });

  test('every package that a program imports is named, and no other', () => {
    for (const of of [FETCH, SOCKET, SOCKET_IO]) {
      for (const { server, packages, text } of fixesFor(of, 'en').fixes) {
        const imported = [...text.matchAll(/^import .* from '([^']+)';$/gm)].map(([, name = '']) => name);
        expect(
          imported.filter(name => !name.startsWith('node:')),
          `${of.kind} ${server}`,
        ).toEqual(packages);
      }
    }
  });
});

describe('the language', () => {
  const bare = (text: string) => text.replace(/(\/\/|(?<=^|\s)#).*$/gm, '').replace(/\s+$/gm, '');

  test.each([FETCH, { ...FETCH, method: 'PUT' }, SOCKET, { ...SOCKET, subprotocols: ['a'] }, SOCKET_IO])(
    '$kind: comments alone are translated',
    of => {
      const [zh, en] = [fixesFor(of, 'zh').fixes, fixesFor(of, 'en').fixes];
      expect(zh.map(({ text }) => bare(text))).toEqual(en.map(({ text }) => bare(text)));
      for (const { text } of zh) expect(text).toMatch(/\p{Script=Han}/u);
      for (const { text, does } of en) expect(text + does.en).not.toMatch(/\p{Script=Han}/u);
    },
  );
});

describe('what isn’t fixed on the server, or not first', () => {
  test.each<readonly [string, FixCase]>([
    ['mode-same-origin', { ...FETCH, mode: 'same-origin' }],
    ['mode-no-cors', { ...FETCH, mode: 'no-cors' }],
    ['same-origin', { ...FETCH, url: 'http://localhost:3000/x' }],
    ['csp', { ...FETCH, connectSources: ["'self'"] }],
    ['csp', { ...SOCKET, connectSources: [] }],
    ['mixed-content', { ...FETCH, pages: ['https://app.example'], url: 'http://api.example/' }],
    ['mixed-content', { ...SOCKET, pages: ['https://app.example'], url: 'ws://api.example/' }],
    ['bad-port', { ...FETCH, url: 'http://localhost:6000/' }],
    ['bad-port', { ...SOCKET, url: 'ws://localhost:25/' }],
    ['origin-null', { ...FETCH, pages: ['null'] }],
    ['redirect', { ...FETCH, redirects: ['http://other.example'] }],
  ])('%s', (id, of) => {
    expect(instead(of)).toEqual([id]);
  });

  test.each<readonly [string, FixCase]>([
    ['nothing special', FETCH],
    ['a policy that allows it', { ...FETCH, connectSources: ['http://localhost:3001'] }],
    ['a socket below a policy that allows it', { ...SOCKET, connectSources: ['ws://localhost:3001'] }],
    ['plain text to this machine', { ...FETCH, pages: ['https://localhost:3443'] }],
    ['a redirect within the origin', { ...FETCH, redirects: ['http://localhost:3001'] }],
  ])('not for %s', (_, of) => {
    expect(instead(of)).toEqual([]);
  });

  test('what must be known besides', () => {
    expect(ids(SOCKET)).toContain('no-cors-for-websocket');
    expect(ids({ ...FETCH, method: 'patch' })).toEqual(['method-case']);
    expect(ids({ ...FETCH, method: 'put' })).toEqual([]);
    expect(ids({ ...FETCH, credentials: true })).toEqual(['cookies']);
    expect(ids({ ...FETCH, headers: [{ name: 'Origin', value: 'x' }] })).toEqual(['forbidden-headers']);
    expect(ids({ ...SOCKET_IO, url: 'http://localhost:3000/socket.io/' })).toEqual(['same-origin']);
  });
});

describe('what a case cannot write into a configuration', () => {
  test.each([
    '*',
    'http://localhost:3000/',
    'http://localhost:3000/path',
    'HTTP://LOCALHOST:3000',
    'http://localhost:80',
    'http://user@host',
    'http://a,b.example',
    'http://a b.example',
    "http://a.example'); process.exit(); ('",
    'http://a.example\r\nX: y',
    'http://a.example";return 200;#\n',
    'localhost:3000',
    'javascript:alert(1)',
    '',
  ])('the page %j', page => {
    const { fixes, notices } = fixesFor({ ...FETCH, pages: [page] }, 'en');
    expect(fixes).toEqual([]);
    expect(notices.map(({ id }) => id)).toContain('origin-unusable');
    const beside = textOf({ ...FETCH, pages: ['http://localhost:3000', page] }, 'node');
    expect(beside).toBe(textOf(FETCH, 'node'));
  });

  test.each(['x y', 'x\r\ny', "x'y\\", 'x:y', 'x,y', '', '名'])('the name %j', name => {
    const of: FetchCase = { ...FETCH, method: 'PUT', headers: [{ name, value: '1' }], exposed: [name] };
    const clean: FetchCase = { ...FETCH, method: 'PUT' };
    for (const { server, text } of fixesFor(of, 'en').fixes) expect(text).toBe(textOf(clean, server));
    expect(textOf({ ...SOCKET, subprotocols: [name] }, 'node')).toBe(textOf(SOCKET, 'node'));
  });

  test('an address that is none', () => {
    for (const url of ['', 'nonsense', '/relative', 'http://']) {
      expect(fixesFor({ ...FETCH, url }, 'en').fixes).toHaveLength(5);
    }
  });
});

test('no configuration allows everyone or echoes an unchecked value', () => {
  for (const of of [FETCH, { ...FETCH, method: 'PUT', credentials: true }, SOCKET, SOCKET_IO]) {
    for (const { text } of fixesFor(of, 'en').fixes) {
      expect(text).not.toMatch(/origin: (true|'\*')|'\*'|"\*"|Allow-Origin \$http_origin/);
    }
  }
});
