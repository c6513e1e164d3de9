import { describe, expect, test } from 'vitest';
import { ISSUED_COOKIES, IssuedCookies } from './cookies.ts';
import { parseHead } from './http/fields.ts';
import { MASK, maskHead } from './masks.ts';

const token = '0123456789abcdef0123456789abcdef';
const run = 'fedcba9876543210';

function masked(lines: readonly string[], issued: readonly string[] = []) {
  const head = `${lines.join('\r\n')}\r\n\r\n`;
  const cookies = new IssuedCookies();
  for (const one of issued) cookies.add(one);
  const { text, masks } = maskHead(head, parseHead(head).fields, { token, run }, cookies);
  for (const { start, length } of masks) expect(text.slice(start, start + length)).toBe(MASK);
  return { lines: text.slice(0, -4).split('\r\n'), masks };
}
const field = (value: string, issued: readonly string[] = []) => masked(['GET / HTTP/1.1', value], issued);

describe('the two parameters', () => {
  test('in the target', () => {
    const { lines, masks } = masked([`GET /ws?a=1&token=${token}&run=${run}&b=2 HTTP/1.1`]);
    expect(lines).toEqual([`GET /ws?a=1&token=${MASK}&run=${MASK}&b=2 HTTP/1.1`]);
    expect(masks).toEqual([
      { start: 18, length: 8, hides: 'token', count: 1 },
      { start: 31, length: 8, hides: 'run', count: 1 },
    ]);
  });

  test.each([
    [`Referer: http://a/?token=${token}&run=${run}#x`, `Referer: http://a/?token=${MASK}&run=${MASK}#x`],
    ['Referer: http://a/?run=another', `Referer: http://a/?run=${MASK}`],
    [`Location: /next/${token}`, `Location: /next/${MASK}`],
    [`X-Said: "${run}" and ${run}`, `X-Said: "${MASK}" and ${MASK}`],
    ['X-Said: tokens=1 run=2', 'X-Said: tokens=1 run=2'],
  ])('%s', (raw, shown) => {
    expect(field(raw).lines[1]).toBe(shown);
  });
});

describe('credentials', () => {
  test.each([
    'Authorization',
    'authorization',
    'Proxy-Authorization',
    'X-API-Key',
    'Api-Key',
    'X-Auth-Token',
    'X-Access-Token',
    'X-CSRF-Token',
  ])('%s', name => {
    const short = field(`${name}:  x `);
    const long = field(`${name}:  Basic ${'x'.repeat(300)} `);
    expect(short.lines[1]).toBe(`${name}:  ${MASK} `);
    expect(long.lines).toEqual(short.lines);
    expect(short.masks).toEqual([{ start: 16 + name.length + 3, length: 8, hides: 'credentials', count: 1 }]);
  });

  test('an empty one hides nothing', () => {
    expect(field('Authorization: ').masks).toEqual([]);
  });

  test('a token inside them is behind the same mask', () => {
    expect(field(`Authorization: Bearer ${token}`).masks).toHaveLength(1);
  });
});

describe('cookies', () => {
  const issued = ['mine=1; Path=/; HttpOnly', 'other=2'];
  test.each([
    ['Cookie: a=1', `Cookie: ${MASK}`, 1],
    ['Cookie: a=1; bb=22; ccc=333', `Cookie: ${MASK}`, 3],
    ['Cookie: mine=1', 'Cookie: mine=1', 0],
    ['Cookie: mine=1; other=2', 'Cookie: mine=1; other=2', 0],
    ['Cookie: mine=1; a=1', `Cookie: mine=1; ${MASK}`, 1],
    ['Cookie: a=1; mine=1; b=2; other=2', `Cookie: ${MASK}; mine=1; other=2`, 2],
    ['Cookie: mine=1; a=1; other=2', `Cookie: mine=1; ${MASK}; other=2`, 1],
    ['Cookie: mine=2', `Cookie: ${MASK}`, 1],
    ['Cookie: Mine=1', `Cookie: ${MASK}`, 1],
    ['Cookie: mine=1x', `Cookie: ${MASK}`, 1],
    ['Cookie: mine', `Cookie: ${MASK}`, 1],
    ['Cookie: mine=1=2', `Cookie: ${MASK}`, 1],
    ['cOOKIE:a=1;mine=1', `cOOKIE:${MASK};mine=1`, 1],
    ['Cookie: mine=1;a=1', `Cookie: mine=1;${MASK}`, 1],
    ['Cookie: ;a=1;;b=2', `Cookie: ;${MASK};`, 2],
    ['Cookie: mine=1;', 'Cookie: mine=1;', 0],
  ])('%s', (raw, shown, count) => {
    const { lines, masks } = field(raw, issued);
    expect(lines[1]).toBe(shown);
    expect(masks.map(mask => [mask.hides, mask.count])).toEqual(
      count === 0 ? [] : [['foreign-cookies', count]],
    );
  });

  test('an issued cookie that carries the token is masked too', () => {
    const { lines } = field(`Cookie: a=1; mine=${token}`, [`mine=${token}`]);
    expect(lines.join()).not.toContain(token);
  });

  test('the mask says nothing about lengths', () => {
    expect(field('Cookie: a=1').lines).toEqual(field(`Cookie: a=${'1'.repeat(200)}`).lines);
  });

  test('the oldest issued cookie is forgotten at the cap', () => {
    const many = Array.from({ length: ISSUED_COOKIES + 1 }, (_, at) => `c${at}=1`);
    expect(field('Cookie: c0=1', many).lines[1]).toBe(`Cookie: ${MASK}`);
    expect(field('Cookie: c1=1', many).lines[1]).toBe('Cookie: c1=1');
  });
});
