import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { corsCheck } from '../../rules/cors/check.ts';
import { preflight } from '../../rules/cors/preflight.ts';
import type { FixCase, SocketIoCase } from '../case.ts';
import { fixesFor } from '../fixes.ts';
import { FETCH_CASES, NASTY_HEADERS, NASTY_ORIGINS, othersThan } from '../testing/cases.ts';
import { listIn } from '../testing/judged.ts';
import { NGINX, startNginx } from '../testing/nginx.ts';
import { type Started, startProgram } from '../testing/program.ts';
import { exchangeWith } from '../testing/request.ts';

// Real programs and many connections each, on a machine that may have other work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const BASE: SocketIoCase = {
  kind: 'socket-io',
  pages: ['http://localhost:3000'],
  url: 'http://localhost:3001/socket.io/',
  connectSources: null,
  credentials: false,
  headers: [],
  namespace: '/',
};

const CASES: Readonly<Record<string, FixCase>> = {
  plain: BASE,
  'credentials, two pages, a namespace': {
    ...BASE,
    pages: ['http://localhost:3000', 'https://app.example'],
    credentials: true,
    namespace: "/it's",
  },
  'nasty origins and extraHeaders': {
    ...BASE,
    pages: NASTY_ORIGINS,
    credentials: true,
    headers: NASTY_HEADERS.map(name => ({ name, value: '1' })),
  },
  ...(FETCH_CASES['a preflight with everything'] && {
    'a fetch’s case': FETCH_CASES['a preflight with everything'],
  }),
};

const POLL = '/socket.io/?EIO=4&transport=polling';

/** What Socket.IO's own client learns, with one transport. */
function connect(
  port: number,
  namespace: string,
  origin: string,
  transport: 'polling' | 'websocket',
): Promise<string> {
  const socket = io(`http://127.0.0.1:${port}${namespace}`, {
    transports: [transport],
    forceNew: true,
    reconnection: false,
    extraHeaders: { Origin: origin },
  });
  return new Promise(resolve => {
    const done = (what: string) => {
      socket.disconnect();
      resolve(what);
    };
    socket.on('connect', () => socket.emit('message', 'hello'));
    socket.on('message-back', (said: unknown) => done(String(said)));
    socket.on('connect_error', error => done(error.message));
  });
}

for (const [name, of] of Object.entries(CASES)) {
  const fixes = new Map(fixesFor(of, 'en').fixes.map(({ server, text }) => [server, text]));
  const servers =
    of.kind === 'socket-io'
      ? (['socket-io', 'express', 'fastify', 'nginx'] as const)
      : (['socket-io'] as const);
  const namespace = of.kind === 'socket-io' ? of.namespace : '/';
  const withCredentials = of.kind !== 'websocket' && of.credentials;
  const headers = of.kind === 'socket-io' ? of.headers : [];
  const credentials = withCredentials ? 'include' : 'same-origin';

  for (const server of servers) {
    describe.skipIf(server === 'nginx' && NGINX === null && !process.env.CI)(`${server}: ${name}`, () => {
      const started: Started[] = [];
      let port = 0;

      beforeAll(async () => {
        // Behind nginx stands a server that lets everyone in: what is refused, nginx refuses.
        const open = (fixes.get('socket-io') ?? '')
          .replace('origin: [...ORIGINS]', "origin: '*'")
          .replace('origin === undefined || ORIGINS.has(origin)', 'true');
        started.push(await startProgram(server === 'nginx' ? open : (fixes.get(server) ?? '')));
        if (server === 'nginx')
          started.push(await startNginx(fixes.get('nginx') ?? '', started[0]?.port ?? 0));
        port = started.at(-1)?.port ?? 0;
      });
      afterAll(() => Promise.all(started.map(one => one.stop())));

      test('Socket.IO’s client connects from every page on the list, by either transport', async () => {
        for (const page of of.pages) {
          expect(await connect(port, namespace, page, 'polling'), page).toBe('hello');
          expect(await connect(port, namespace, page, 'websocket'), page).toBe('hello');
        }
      });

      test('and from no other', async () => {
        for (const other of othersThan(of.pages[0] ?? '')) {
          expect(await connect(port, namespace, other, 'polling'), other).toBe('xhr poll error');
          expect(await connect(port, namespace, other, 'websocket'), other).toBe('websocket error');
        }
      });

      test('the rules let pages on the list read a poll, and no other', async () => {
        const url = `http://localhost:${port}${POLL}`;
        for (const origin of [...of.pages, ...othersThan(of.pages[0] ?? '')]) {
          const listed = of.pages.includes(origin);
          const polled = await exchangeWith({ port, path: POLL, origin });
          expect(polled.response?.status === 200, origin).toBe(listed);
          const read = corsCheck({ origin, url, credentials, fields: polled.response?.fields ?? [] });
          expect(read.stops, `${origin}: ${read.because}`).toBe(listed ? 'nowhere' : 'browser');
          if (headers.length === 0) continue;
          const asked = await exchangeWith({
            port,
            path: POLL,
            origin,
            method: 'OPTIONS',
            headers: [
              { name: 'Access-Control-Request-Method', value: 'GET' },
              {
                name: 'Access-Control-Request-Headers',
                value: headers.map(header => header.name.toLowerCase()).join(','),
              },
            ],
          });
          const verdict = preflight({
            origin,
            url,
            credentials,
            method: 'GET',
            headers,
            browser: 'unknown',
            preflight: asked,
          });
          expect(verdict.stops, `${origin}: ${verdict.because}`).toBe(listed ? 'nowhere' : 'preflight');
        }
      });

      test('allowed and refused polls tell caches what they vary by', async () => {
        for (const origin of [of.pages[0] ?? null, 'https://evil.example', null]) {
          for (const method of ['GET', 'OPTIONS']) {
            const headers = [{ name: 'Access-Control-Request-Method', value: 'GET' }];
            const polled = await exchangeWith({ port, path: POLL, origin, method, headers });
            expect(listIn(polled, 'Vary'), `${method} from ${origin}`).toContain('origin');
          }
        }
      });

      test('a poll without Origin, as a same-origin page sends it, gets a response', async () => {
        const { response } = await exchangeWith({ port, path: POLL, origin: null });
        expect(response?.status).toBe(200);
      });
    });
  }
}
