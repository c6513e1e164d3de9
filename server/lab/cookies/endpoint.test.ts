import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COOKIE_KINDS, cookieName } from '../../protocol/words.ts';
import { type Asked, ask as askAt, preflight } from '../testing/answers.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

const ask = (target: string, asked?: Asked) => askAt(lab, target, asked);
const TOKEN = `token=${OPEN_TOKEN}`;
const ADDRESSES = ['set?kind=lax', 'clear?', 'echo?', 'deep/echo?'].map(address => `/cookies/${address}`);

describe('set', () => {
  test('every kind that is asked for, each with a value of its own that the lab minted', async () => {
    const query = `kind=${COOKIE_KINDS.join()}&${TOKEN}`;
    const [first, second] = [await ask(`/cookies/set?${query}`), await ask(`/cookies/set?${query}`)];
    const pairs = first.values('set-cookie').map(header => header.split(';')[0]?.split('=') ?? []);
    expect(pairs.map(([name]) => name)).toEqual(COOKIE_KINDS.map(cookieName));
    for (const [, value] of pairs) expect(value).toMatch(/^[0-9a-f]{16}$/);
    const values = [...first.values('set-cookie'), ...second.values('set-cookie')].map(
      header => /=(\w+);/.exec(header)?.[1],
    );
    expect(new Set(values).size).toBe(2 * COOKIE_KINDS.length);
    for (const value of values) expect(first.body + second.body).not.toContain(value);
  });

  test('only the kinds that are asked for, on the host that is asked', async () => {
    const { values } = await ask(`/cookies/set?kind=domain&${TOKEN}`, {
      lines: [`Host: 127.0.0.1:${lab.port}`],
    });
    expect(values('set-cookie')).toEqual([
      expect.stringMatching(/^xdl_domain=\w{16}; .*; Domain=127\.0\.0\.1$/),
    ]);
  });

  test.each([
    ['', 'belongs to /cookies/set'],
    ['kind=', 'The knob kind holds ""'],
    ['kind=session', 'The knob kind holds "session"'],
    ['kind=lax,lax', 'The knob kind holds'],
    ['kind=lax%0d%0aX:y', 'The knob kind holds'],
    ['kind=lax&value=x', 'There is no knob "value"'],
    ['kind=lax&as=svg', 'The knob as holds'],
  ])('400: %s', async (query, sentence) => {
    const { status, body, values } = await ask(`/cookies/set?${query}&${TOKEN}`);
    expect([status, values('set-cookie')]).toEqual([400, []]);
    expect(body).toContain(sentence);
  });
});

test('clear expires every kind', async () => {
  const headers = (await ask(`/cookies/clear?${TOKEN}`)).values('set-cookie');
  for (const kind of COOKIE_KINDS) {
    const own = headers.filter(header => header.startsWith(`${cookieName(kind)}=;`));
    expect(own.length).toBeGreaterThanOrEqual(2);
    for (const header of own) expect(header).toContain('; Max-Age=0; ');
  }
});

describe('echo', () => {
  const cookie = 'Cookie: session=theirs; xdl_lax=0123456789abcdef; __Host-xdl_host=1; xdl_other=2';

  test('says which of the lab’s cookies came, no value, and nothing of others', async () => {
    const { body, values } = await ask(`/cookies/echo?${TOKEN}`, { lines: [cookie] });
    expect(JSON.parse(body)).toEqual({
      method: 'GET',
      origin: null,
      contentType: null,
      cookies: ['xdl_lax', '__Host-xdl_host'],
    });
    expect(values('set-cookie')).toEqual([]);
  });

  test.each([
    ['html', 'text/html; charset=utf-8'],
    ['png', 'image/png'],
    ['script', 'text/javascript; charset=utf-8'],
  ])('as %s', async (as, type) => {
    for (const method of ['GET', 'POST']) {
      const { status, body, values } = await ask(`/cookies/echo?as=${as}&${TOKEN}`, {
        method,
        lines: [cookie],
      });
      expect([status, values('content-type'), values('x-content-type-options')]).toEqual([
        200,
        [type],
        ['nosniff'],
      ]);
      expect(body).not.toContain('0123456789abcdef');
    }
  });

  test('a form is taken', async () => {
    const lines = ['Content-Type: application/x-www-form-urlencoded', 'Content-Length: 3'];
    const { status } = await ask(`/cookies/echo?as=html&${TOKEN}`, { method: 'POST', lines, body: 'a=b' });
    expect(status).toBe(200);
  });
});

describe.each(ADDRESSES)('%s', address => {
  test('needs the token of an open panel', async () => {
    for (const token of ['', `&token=${'0'.repeat(32)}`]) {
      const { status, body, values } = await ask(`${address}${token}`, {
        lines: [`Origin: ${lab.origins.reader}`],
      });
      expect(status).toBe(403);
      expect(body).toContain('needs the token of an open panel');
      expect(values('set-cookie')).toEqual([]);
      expect(values('access-control-allow-origin')).toEqual([lab.origins.reader]);
    }
  });

  test('our own pages read it with credentials, nobody else', async () => {
    for (const origin of Object.values(lab.origins)) {
      const { values } = await ask(`${address}&${TOKEN}`, { lines: [`Origin: ${origin}`] });
      expect(values('access-control-allow-origin')).toEqual([origin]);
      expect(values('access-control-allow-credentials')).toEqual(['true']);
      expect(values('vary')).toEqual(['Origin']);
    }
    for (const origin of ['null', 'http://stranger.example', `${lab.origins.reader}.example`]) {
      const { values } = await ask(`${address}&${TOKEN}`, { lines: [`Origin: ${origin}`] });
      expect(values('access-control-allow-origin')).toEqual([]);
    }
  });

  test('a preflight is allowed and sets nothing', async () => {
    const { status, values } = await ask(`${address}&${TOKEN}`, preflight(`Origin: ${lab.origins.lab}`));
    expect([status, values('set-cookie')]).toEqual([204, []]);
    expect(values('access-control-allow-origin')).toEqual([lab.origins.lab]);
  });

  test('may be framed by our own pages, closed by who opened it, and kept by nobody', async () => {
    const { values } = await ask(`${address}&${TOKEN}`);
    const all = Object.values(lab.origins).join(' ');
    expect(values('content-security-policy')).toEqual([
      `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors ${all}`,
    ]);
    expect(values('cross-origin-opener-policy')).toEqual([]);
    expect(values('cache-control')).toEqual(['no-store']);
  });

  test('takes no other method', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const { status, values } = await ask(`${address}&${TOKEN}`, { method });
      expect([status, values('set-cookie')]).toEqual([405, []]);
    }
  });
});

test.each([
  '/cookies/',
  '/cookies',
  '/cookies/sett',
  '/cookies/deep',
  '/cookies/constructor',
  '/cookies/../cookies/set',
])('%s does not exist', async path => {
  expect((await ask(`${path}?${TOKEN}`)).status).toBe(404);
});
