import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asked, ask as askAt } from '../testing/answers.ts';
import { startLab } from '../testing/lab.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

const FORM = ['Content-Type: application/x-www-form-urlencoded', 'Content-Length: 9'];
const post = (query: string, asked: Asked = {}) =>
  askAt(lab, `/form?${query}`, { method: 'POST', lines: FORM, body: 'account=1', ...asked });

const scriptIn = (body: string) => /<script>(.*)<\/script>/.exec(body)?.[1] ?? '';

test.each([
  ['target=any', 'parent.postMessage({"balance":4711}, "*");'],
  ['target=referrer', 'parent.postMessage({"balance":4711}, document.referrer);'],
  ['target=partner', 'parent.postMessage({"balance":4711}, "http://partner.localhost:{port}");'],
  ['target=any&ad=on', 'parent.postMessage({"balance":0}, "*");'],
])('%s', async (query, wanted) => {
  const { body, status, values } = await post(query);
  const script = wanted.replace('{port}', String(lab.port));
  expect([status, scriptIn(body)]).toEqual([200, script]);
  expect(values('content-type')).toEqual(['text/html; charset=utf-8']);
  const hash = createHash('sha256').update(script).digest('base64');
  expect(values('content-security-policy')).toEqual([
    `default-src 'none'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors ${Object.values(lab.origins).join(' ')}`,
  ]);
});

test('it says of its agent cluster what all pages of its origin say', async () => {
  const at = async (origin: string) =>
    (await post('target=any', { lines: [...FORM, `Host: ${new URL(origin).host}`] })).values(
      'origin-agent-cluster',
    );
  expect(await at(lab.origins.lab)).toEqual(['?0']);
  expect(await at(lab.origins['other-site'])).toEqual([]);
});

test.each(['', 'target=none'])('%j: JSON, and no script', async query => {
  const { body, values } = await post(query);
  expect([body, values('content-type')]).toEqual(['{"balance":4711}\n', ['application/json']]);
});

test('nobody may read it by CORS, and nothing of a request stands in it', async () => {
  const odd = 'http://a.example/"</script>';
  const lines = [...FORM, `Origin: ${lab.origins.reader}`, `Referer: ${odd}`];
  const { body, values } = await post('target=referrer', { lines });
  expect(values('access-control-allow-origin')).toEqual([]);
  expect(body).not.toContain('a.example');
});

describe('refused', () => {
  test.each([
    ['target=', 'The knob target holds ""'],
    ['target=reader', 'The knob target holds "reader"'],
    ['target=http://a.example', 'The knob target holds'],
    ['target=any%0d%0aX:y', 'The knob target holds'],
    ['target=any&ad=yes', 'The knob ad holds'],
    ['data=1', 'There is no knob "data"'],
  ])('400: %s', async (query, sentence) => {
    const { body, status } = await post(query);
    expect(status).toBe(400);
    expect(body).toContain(sentence);
  });

  test('a PUT', async () => {
    expect((await post('target=any', { method: 'PUT' })).status).toBe(405);
  });

  test('a body that is too long', async () => {
    const limited = await startLab({ LIMIT_BODY_BYTES: '8' });
    try {
      const lines = ['Content-Type: text/plain', 'Transfer-Encoding: chunked'];
      const body = '9\r\naccount=1\r\n0\r\n\r\n';
      expect((await askAt(limited, '/form', { method: 'POST', lines, body })).status).toBe(413);
    } finally {
      await limited.close();
    }
  });
});
