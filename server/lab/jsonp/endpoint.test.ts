import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALLBACK_CODE } from '../../protocol/words.ts';
import { type Asked, ask as askAt } from '../testing/answers.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

const ask = (query: string, asked?: Asked) => askAt(lab, `/jsonp?token=${OPEN_TOKEN}&${query}`, asked);
const CODE = encodeURIComponent(CALLBACK_CODE);

test.each([
  ['callback=items', 200, 'text/javascript; charset=utf-8', '/**/items({"items":["tea","cups"]});\n'],
  ['callback=a.b$_1', 200, 'text/javascript; charset=utf-8', '/**/a.b$_1({'],
  ['callback=items&status=404', 404, 'text/javascript; charset=utf-8', '/**/items({'],
  ['callback=items&body=json', 200, 'application/json', '{"items":["tea","cups"]}\n'],
  ['callback=items&body=html', 200, 'text/html; charset=utf-8', '<!doctype html>'],
  ['callback=items&body=spy', 200, 'text/javascript; charset=utf-8', '/**/items({'],
  [`callback=${CODE}&check=off`, 200, 'text/javascript; charset=utf-8', `/**/${CALLBACK_CODE}({`],
  [`callback=${CODE}`, 400, 'text/plain; charset=utf-8', 'The lab refused this request: its callback'],
])('%s', async (query, status, type, begins) => {
  const answered = await ask(query);
  expect([answered.status, answered.values('content-type')]).toEqual([status, [type]]);
  expect(answered.body.startsWith(begins)).toBe(true);
  expect(answered.values('x-content-type-options')).toEqual(['nosniff']);
  expect(answered.values('cache-control')).toEqual(['no-store']);
  expect(answered.values('access-control-allow-origin')).toEqual([]);
});

test('what the spy sends away is not looked at', async () => {
  const { body, status } = await ask('callback=items&body=spy&seen=Ada');
  expect([status, body]).toEqual([204, '']);
});

test('a crash', async () => {
  await expect(ask('callback=items&dies=on')).resolves.toMatchObject({ raw: '' });
});

describe('refused', () => {
  test.each([
    ['callback=', 'The knob callback holds ""'],
    ['callback=a-b', 'The knob callback holds'],
    [`callback=${'a'.repeat(65)}`, 'The knob callback holds'],
    ['callback=alert(1)//&check=off', 'The knob callback holds'],
    ['callback=a%0d%0aX:y&check=off', 'The knob callback holds'],
    ['body=call', 'must name the function'],
    ['callback=items&body=svg', 'The knob body holds'],
    ['callback=items&status=302', 'The knob status holds'],
  ])('400: %s', async (query, sentence) => {
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    expect(body).toContain(sentence);
  });

  test('without an open panel', async () => {
    expect((await askAt(lab, '/jsonp?callback=items')).status).toBe(403);
    expect((await askAt(lab, `/jsonp?callback=items&token=${'0'.repeat(32)}`)).status).toBe(403);
  });

  test('a POST', async () => {
    expect((await ask('callback=items', { method: 'POST' })).status).toBe(405);
  });
});
