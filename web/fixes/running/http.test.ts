import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { getField } from '../../rules/core/exchange.ts';
import type { FixServer } from '../case.ts';
import { commentsOf } from '../comments.ts';
import { fixesFor } from '../fixes.ts';
import { FETCH_CASES, othersThan } from '../testing/cases.ts';
import { asPage, listIn } from '../testing/judged.ts';
import { type Started, startProgram } from '../testing/program.ts';
import { exchangeWith } from '../testing/request.ts';

// Real programs and many connections each, on a machine that may have other work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

/** What a reader would write where the program says that authentication and routes belong: 401 without a cookie, and a crash. */
const GUARD = 'if (!request.headers.cookie) { response.writeHead(401).end(); return; }';
const OWN: Readonly<Partial<Record<FixServer, string>>> = {
  node: GUARD,
  'socket-io': GUARD,
  express:
    "app.use((request, response, next) => (request.headers.cookie ? next() : response.status(401).end()));\napp.get('/broken', () => { throw new Error('broken'); });",
  fastify:
    "app.addHook('onRequest', async (request, reply) => { if (!request.headers.cookie) return reply.code(401).send(); });\napp.get('/broken', async () => { throw new Error('broken'); });",
};

for (const [name, of] of Object.entries(FETCH_CASES)) {
  for (const fix of fixesFor(of, 'en').fixes.filter(({ server }) => server in OWN)) {
    describe(`${fix.server}: ${name}`, () => {
      const origin = of.pages[0] ?? '';
      const programs: Started[] = [];
      let plain = 0;
      let guarded = 0;

      beforeAll(async () => {
        const mark = `// ${commentsOf('en').yours}`;
        expect(fix.text).toContain(mark);
        const own = fix.text.replace(mark, () => OWN[fix.server] ?? '');
        programs.push(await startProgram(fix.text));
        programs.push(await startProgram(own));
        plain = programs[0]?.port ?? 0;
        guarded = programs[1]?.port ?? 0;
      });
      afterAll(() => Promise.all(programs.map(program => program.stop())));

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

      test('no other page does', async () => {
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

      test('headers that the case doesn’t need are not allowed', async () => {
        const headers = [
          { name: 'Access-Control-Request-Method', value: 'TRACE' },
          { name: 'Access-Control-Request-Headers', value: 'x-surprise' },
        ];
        const answer = await exchangeWith({ port: plain, origin, method: 'OPTIONS', headers });
        expect(listIn(answer, 'Access-Control-Allow-Headers')).not.toContain('x-surprise');
        expect(listIn(answer, 'Access-Control-Allow-Methods')).not.toContain('trace');
      });

      test('a preflight passes before authentication, and its refusal can be read', async () => {
        const { preflight, read, answer } = await asPage(guarded, of, origin);
        expect(preflight?.stops ?? 'nowhere').toBe('nowhere');
        expect(read?.stops).toBe('nowhere');
        expect(answer?.response?.status).toBe(401);
      });

      // The plain programs have one response of their own, and no framework that would make these.
      if (OWN[fix.server] === GUARD) return;
      test('an error and a missing page can be read', async () => {
        const headers = [{ name: 'Cookie', value: 'a=b' }];
        for (const [path, status] of [
          ['/broken', 500],
          ['/missing', 404],
        ] as const) {
          const { response } = await exchangeWith({ port: guarded, origin, path, headers });
          expect(response?.status).toBe(status);
          expect(getField(response?.fields ?? [], 'Access-Control-Allow-Origin')).toBe(origin);
        }
      });
    });
  }
}
