import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fixesFor } from '../fixes.ts';
import { othersThan } from '../testing/cases.ts';
import { echoOf, handshakeOf } from '../testing/handshake.ts';
import { listIn } from '../testing/judged.ts';
import { NGINX, startNginx } from '../testing/nginx.ts';
import { type Started, startProgram } from '../testing/program.ts';
import { exchangeWith } from '../testing/request.ts';
import { SOCKET_CASES } from '../testing/sockets.ts';

// Real programs and many connections each, on a machine that may have other work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const SERVERS = ['node', 'express', 'fastify', 'nginx'] as const;

const HANDSHAKE = [
  { name: 'Connection', value: 'Upgrade' },
  { name: 'Upgrade', value: 'websocket' },
  { name: 'Sec-WebSocket-Version', value: '13' },
  { name: 'Sec-WebSocket-Key', value: 'dGhlIHNhbXBsZSBub25jZQ==' },
];

for (const [name, of] of Object.entries(SOCKET_CASES)) {
  const texts = new Map(fixesFor(of, 'en').fixes.map(({ server, text }) => [server, text]));
  for (const server of SERVERS) {
    describe.skipIf(server === 'nginx' && NGINX === null && !process.env.CI)(`${server}: ${name}`, () => {
      const started: Started[] = [];
      let port = 0;

      beforeAll(async () => {
        // Behind nginx stands a server that lets everyone in: what is refused, nginx refuses.
        const open = (texts.get('node') ?? '').replace('!ORIGINS.has(request.headers.origin)', 'false');
        started.push(await startProgram(server === 'nginx' ? open : (texts.get(server) ?? '')));
        if (server === 'nginx')
          started.push(await startNginx(texts.get('nginx') ?? '', started[0]?.port ?? 0));
        port = started.at(-1)?.port ?? 0;
      });
      afterAll(() => Promise.all(started.map(one => one.stop())));

      test('every page on the list connects and gets a reply', async () => {
        for (const page of of.pages) {
          const verdict = await handshakeOf(port, of, page);
          expect(verdict.stops, `${page}: ${verdict.because}`).toBe('nowhere');
          const { data, protocol } = await echoOf(port, of, page);
          expect(data).toBe('hello');
          expect(protocol).toBe(of.subprotocols[0] ?? '');
        }
      });

      test('no other page does', async () => {
        for (const other of othersThan(of.pages[0] ?? '')) {
          const verdict = await handshakeOf(port, of, other);
          expect(verdict.stops, other).toBe('server');
          expect(verdict.because).toBe('origin-allowlist');
          await expect(echoOf(port, of, other)).rejects.toThrow('403');
        }
      });

      test('a handshake without Origin is none of a browser’s', async () => {
        const { response } = await exchangeWith({
          port,
          origin: null,
          headers: HANDSHAKE,
        });
        expect(response?.status).toBe(403);
      });

      test('accepted and refused handshakes tell caches what they vary by', async () => {
        for (const origin of [of.pages[0] ?? null, 'https://evil.example', null]) {
          const answer = await exchangeWith({ port, origin, headers: HANDSHAKE });
          expect([101, 403]).toContain(answer.response?.status);
          expect(listIn(answer, 'Vary'), `${origin}`).toContain('origin');
        }
      });

      test('a request that is no handshake is not its business', async () => {
        const { response } = await exchangeWith({ port, origin: 'https://evil.example' });
        expect(response?.status).toBe(404);
      });
    });
  }
}
