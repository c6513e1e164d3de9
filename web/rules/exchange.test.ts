import { expect, test } from 'vitest';
import { decodeRequestHead, decodeResponseHead } from '../decode/http-head.ts';
import { getField, hasToken, listOf, requestOf, responseOf } from './exchange.ts';
import { judge } from './judge.ts';
import { labPolicy } from './lab-policy.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('takes heads as the decoder gives them', () => {
  const request = requestOf(
    decodeRequestHead(bytes('GET /ws?a=1 HTTP/1.1\r\nhOsT:  x \r\nA: 1\r\na: 2\r\n\r\n')),
  );
  expect(request).toMatchObject({ method: 'GET', target: '/ws?a=1', version: 'HTTP/1.1' });
  expect(getField(request.fields, 'Host')).toBe('x');
  expect(getField(request.fields, 'A')).toBe('1, 2');
  expect(getField(request.fields, 'b')).toBeNull();
  expect(responseOf(decodeResponseHead(bytes('HTTP/1.1 101 Switching Protocols\r\n\r\n'))).status).toBe(101);
});

test.each(['', 'garbage\r\n\r\n', 'HTTP/1.1 9999 x\r\n\r\n', 'HTTP/1.1\r\n\r\n'])(
  'a status line %j has status 0',
  text => {
    expect(responseOf(decodeResponseHead(bytes(text))).status).toBe(0);
  },
);

test('a malformed request line leaves its parts empty', () => {
  expect(requestOf(decodeRequestHead(bytes('\r\n\r\n')))).toMatchObject({
    method: '',
    target: '',
    version: '',
  });
});

test.each<[string | null, readonly string[]]>([
  [null, []],
  ['', []],
  [' , ,', []],
  ['a', ['a']],
  ['a,b , a', ['a', 'b', 'a']],
])('the list %j', (value, elements) => {
  expect(listOf(value)).toEqual(elements);
});

test('tokens compare whole and without case', () => {
  expect(hasToken('keep-alive, Upgrade', 'upgrade')).toBe(true);
  expect(hasToken('upgraded', 'upgrade')).toBe(false);
});

test('a rule that says nothing is an error', () => {
  expect(() => judge([])).toThrow(RangeError);
});

test.each([
  ['ws://h/ws', { allow: null, speaks: [] }],
  [
    'ws://h/ws?allow=http%3A%2F%2Fa,http%3A%2F%2Fb%3A1&protocols=chat,%20mqtt',
    { allow: ['http://a', 'http://b:1'], speaks: ['chat', 'mqtt'] },
  ],
  ['ws://h/ws?allow=*', { allow: ['*'], speaks: [] }],
  ['ws://h/ws?allow=', { allow: [], speaks: [] }],
  ['nonsense', { allow: null, speaks: [] }],
])('the policy in %s', (url, policy) => {
  expect(labPolicy(url)).toEqual(policy);
});
