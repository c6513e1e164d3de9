import { STATUS_CODES } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { getField } from '../../rules/core/exchange.ts';
import { commentsOf } from '../comments.ts';
import { fixesFor } from '../fixes.ts';
import { ADD_HEADER_STATUSES } from '../nginx.ts';
import { FETCH_CASES, othersThan } from '../testing/cases.ts';
import { asPage, listIn } from '../testing/judged.ts';
import { hasPorts, NGINX, startNginx } from '../testing/nginx.ts';
import type { Started } from '../testing/program.ts';
import { exchangeWith } from '../testing/request.ts';
import { startUpstream } from '../testing/upstream.ts';

// Real programs and many connections each, on a machine that may have other work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

/** What a reader would write where the file says that authentication belongs; nobody has a password. */
const OWN = 'auth_basic "app"; auth_basic_user_file /dev/null;';
const MARK = `# ${commentsOf('en').yours}`;

// Without nginx this cannot be shown; continuous integration has it, and fails without.
describe.skipIf(NGINX === null && !process.env.CI)('nginx', () => {
  test('without always, add_header adds to the responses of these statuses alone', async () => {
    const statuses = Object.keys(STATUS_CODES)
      .map(Number)
      // nginx sends no response with 408: it closes the connection.
      .filter(status => status >= 200 && status !== 408);
    const nginx = await startNginx(
      `server {\n listen 8000;\n add_header X-Added yes;\n${statuses
        .map(
          status => `location = /${status} { return ${status}${status < 300 || status > 308 ? '' : ' /'}; }`,
        )
        .join('\n')}\n}`,
      1,
    );
    try {
      const added = await Promise.all(
        statuses.map(async status => {
          const { response } = await exchangeWith({ port: nginx.port, path: `/${status}`, origin: null });
          expect(response?.status).toBe(status);
          return getField(response?.fields ?? [], 'X-Added') === null ? [] : [status];
        }),
      );
      expect(added.flat()).toEqual(ADD_HEADER_STATUSES);
    } finally {
      await nginx.stop();
    }
  });

  for (const [name, of] of Object.entries(FETCH_CASES)) {
    describe(name, () => {
      const origin = of.pages[0] ?? '';
      const text = fixesFor(of, 'en').fixes.find(({ server }) => server === 'nginx')?.text ?? '';
      const started: Started[] = [];
      let plain = 0;
      let guarded = 0;
      let alone = 0;

      beforeAll(async () => {
        expect(hasPorts(text)).toBe(true);
        expect(text).toContain(MARK);
        const upstream = await startUpstream();
        started.push(upstream);
        for (const [own, port] of [
          [text, upstream.port],
          [text.replace(MARK, () => OWN), upstream.port],
          [text, 1],
        ] as const) {
          started.push(await startNginx(own, port));
        }
        [, plain = 0, guarded = 0, alone = 0] = started.map(({ port }) => port);
      });
      afterAll(() => Promise.all(started.map(one => one.stop())));

      test('every page on the list passes, and sees what is exposed', async () => {
        for (const page of of.pages) {
          const { preflight, read, answer, preflightAnswer } = await asPage(plain, of, page);
          expect(preflight?.stops ?? 'nowhere', `${page}: ${preflight?.because}`).toBe('nowhere');
          expect(read?.stops, `${page}: ${read?.because}`).toBe('nowhere');
          expect(answer?.response?.status).toBe(200);
          expect(listIn(answer, 'Access-Control-Expose-Headers')).toEqual(
            of.exposed.map(header => header.toLowerCase()),
          );
          if (of.maxAge !== null && preflightAnswer?.response) {
            expect(getField(preflightAnswer.response.fields, 'Access-Control-Max-Age')).toBe(
              String(of.maxAge),
            );
          }
        }
      });

      test('no other page does, though the server behind allows everyone', async () => {
        for (const other of othersThan(origin)) {
          const { preflight, read, answer, preflightAnswer } = await asPage(plain, of, other);
          expect((preflight?.stops ?? 'nowhere') === 'nowhere' && read?.stops === 'nowhere', other).toBe(
            false,
          );
          const fields = (answer ?? preflightAnswer)?.response?.fields ?? [];
          expect(getField(fields, 'Access-Control-Allow-Origin'), other).toBeNull();
        }
      });

      test('every response tells caches what it varies by', async () => {
        for (const asking of [origin, 'https://evil.example', null]) {
          for (const [port, method, path] of [
            [plain, 'GET', '/'],
            [plain, 'OPTIONS', '/'],
            [guarded, 'GET', '/'],
            [guarded, 'GET', '/broken'],
            [guarded, 'GET', '/missing'],
          ] as const) {
            const headers = [{ name: 'Access-Control-Request-Method', value: 'PUT' }];
            const answer = await exchangeWith({ port, origin: asking, method, path, headers });
            expect(listIn(answer, 'Vary'), `${method} ${path} from ${asking}`).toContain('origin');
          }
        }
      });

      test('a preflight passes before authentication, and its refusal can be read', async () => {
        const { preflight, read, answer } = await asPage(guarded, of, origin);
        expect(preflight?.stops ?? 'nowhere').toBe('nowhere');
        expect(read?.stops).toBe('nowhere');
        expect([401, 403]).toContain(answer?.response?.status);
      });

      test('errors can be read: the server’s 500, nginx’s own 413 and 502', async () => {
        const tooLarge = { method: 'POST', body: Buffer.alloc(1_100_000) };
        for (const [port, path, more, status] of [
          [plain, '/broken', {}, 500],
          [plain, '/', tooLarge, 413],
          [alone, '/', {}, 502],
        ] as const) {
          const { response } = await exchangeWith({ port, path, origin, ...more });
          expect(response?.status).toBe(status);
          expect(getField(response?.fields ?? [], 'Access-Control-Allow-Origin')).toBe(origin);
        }
      });
    });
  }
});
