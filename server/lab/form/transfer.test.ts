import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asked, ask as askAt } from '../testing/answers.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

const SESSION = 'Cookie: theirs=1; xdl_lax=0123456789abcdef';
const OTHER = 'Cookie: xdl_lax=fedcba9876543210';
const ask = (query: string, asked?: Asked) => askAt(lab, `/transfer?token=${OPEN_TOKEN}${query}`, asked);

function post(query: string, lines: readonly string[], body = 'to=mallory') {
  const form = ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`];
  return ask(query, { method: 'POST', lines: [...lines, ...form], body });
}

async function tokenFor(session: string): Promise<string> {
  const { body } = await ask('', { lines: [session] });
  return JSON.parse(body).csrf;
}

describe('a transfer', () => {
  test('is made for whoever is signed in, and counted', async () => {
    const first = await post('', [SESSION]);
    const second = await post('', [SESSION]);
    const numbers = [first, second].map(({ body }) => Number(/Transfers so far: (\d+)/.exec(body)?.[1]));
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
  });

  test.each([[[]], [['Cookie: theirs=1']], [['Cookie: xdl_lax=']], [['Cookie: xdl_other=1']]])(
    'is refused without a session: %j',
    async lines => {
      const { body, status } = await post('', lines);
      expect([status, body]).toEqual([401, 'The lab refused this request: nobody is signed in.\n']);
    },
  );

  test.each<[check: string, lines: () => readonly string[], status: number]>([
    ['origin', () => [`Origin: ${lab.origins.lab}`], 200],
    ['origin', () => [`Origin: ${lab.origins.evil}`], 403],
    ['origin', () => [`Origin: ${lab.origins.lab}.evil.example`], 403],
    ['origin', () => ['Origin: null'], 403],
    ['origin', () => [], 403],
    ['metadata', () => ['Sec-Fetch-Site: same-origin'], 200],
    ['metadata', () => ['Sec-Fetch-Site: same-site'], 403],
    ['metadata', () => ['Sec-Fetch-Site: cross-site'], 403],
    ['metadata', () => [], 403],
    ['referer', () => [`Referer: ${lab.origins.lab}/pay`], 200],
    ['referer', () => [], 200],
    ['referer', () => [`Referer: ${lab.origins.evil}/`], 403],
    ['referer', () => [`Referer: ${lab.origins.lab}.evil.example/`], 403],
  ])('checked by %s', async (check, lines, status) => {
    expect((await post(`&check=${check}`, [SESSION, ...lines()])).status).toBe(status);
  });

  test('checked by a token: its own session’s, and no other', async () => {
    const own = await tokenFor(SESSION);
    const other = await tokenFor(OTHER);
    expect(own).toMatch(/^[0-9a-f]{64}$/);
    expect(other).not.toBe(own);
    for (const [body, status] of [
      [`to=mallory&csrf=${own}`, 200],
      [`csrf=${other}`, 403],
      ['csrf=', 403],
      ['to=mallory', 403],
      [`csrf=${own}&pad=${'x'.repeat(3_000)}`, 403],
    ] as const)
      expect((await post('&check=token', [SESSION], body)).status, body).toBe(status);
  });
});

test('the token is read by no page of another origin, and there is none without a session', async () => {
  const { body, values } = await ask('', { lines: [`Origin: ${lab.origins.evil}`] });
  expect(JSON.parse(body)).toEqual({ csrf: null });
  expect(values('access-control-allow-origin')).toEqual([]);
});

describe('refused', () => {
  test.each([
    ['&check=', 'The knob check holds ""'],
    ['&check=none', 'The knob check holds'],
    ['&amount=1', 'There is no knob "amount"'],
  ])('400: %s', async (query, sentence) => {
    const { body, status } = await post(query, [SESSION]);
    expect(status).toBe(400);
    expect(body).toContain(sentence);
  });

  test('without an open panel', async () => {
    for (const token of ['', `?token=${'0'.repeat(32)}`])
      expect((await askAt(lab, `/transfer${token}`, { method: 'POST', lines: [SESSION] })).status).toBe(403);
  });

  test('a PUT', async () => {
    expect((await ask('', { method: 'PUT' })).status).toBe(405);
  });
});
