import { expect, test } from 'vitest';
import { type Origins, PLACEHOLDER_ORIGINS } from '../protocol/origins.ts';
import { replaceOrigins } from './origins.ts';

const ORIGINS: Origins = {
  reader: 'https://read.example',
  lab: 'http://lab.example:81',
  'lab-2': 'http://lab.example:82',
  'lab-tls': 'https://lab.example',
  'other-site': 'http://127.0.0.1:3001',
  partner: 'http://[::1]:3001',
  evil: 'http://evil.example',
  'sibling-x': 'http://x.example',
  'sibling-y': 'http://y.example',
};

test.each([
  ['an origin', 'a http://lab.origin.invalid/b', 'a http://lab.example:81/b'],
  ['an origin whose scheme changes', 'http://reader.origin.invalid', 'https://read.example'],
  ['a WebSocket address', 'ws://lab.origin.invalid/ws', 'ws://lab.example:81/ws'],
  ['a WebSocket address that becomes secure', 'ws://reader.origin.invalid', 'wss://read.example'],
  ['a secure WebSocket address', 'wss://lab-tls.origin.invalid', 'wss://lab.example'],
  ['a host', 'Host: partner.origin.invalid', 'Host: [::1]:3001'],
  [
    'an address within a query',
    '?to=http%3A%2F%2Flab.origin.invalid%2Fa',
    '?to=http%3A%2F%2Flab.example%3A81%2Fa',
  ],
  [
    'a WebSocket address within a query',
    '?to=ws%3a%2f%2flab.origin.invalid',
    '?to=ws%3A%2F%2Flab.example%3A81',
  ],
  ['a host with another port', 'http://lab.origin.invalid:6000/b', 'http://lab.example:6000/b'],
  ['an origin in upper case', 'HTTP://LAB.ORIGIN.INVALID', 'HTTP://LAB.EXAMPLE:81'],
  ['a name with a hyphen', 'http://other-site.origin.invalid', 'http://127.0.0.1:3001'],
  [
    'two names',
    'http://sibling-x.origin.invalid,http://evil.origin.invalid',
    'http://x.example,http://evil.example',
  ],
  ['a name that is none', 'http://nobody.origin.invalid', 'http://nobody.origin.invalid'],
  ['no name', 'origin.invalid', 'origin.invalid'],
])('fills in %s', (_, page, filled) => {
  expect(replaceOrigins(page, ORIGINS)).toBe(filled);
});

test('knows every placeholder', () => {
  expect(replaceOrigins(JSON.stringify(PLACEHOLDER_ORIGINS), ORIGINS)).toBe(JSON.stringify(ORIGINS));
});

test('looks once: what was put in is not looked at again', () => {
  const twisted = { ...ORIGINS, lab: 'http://evil.origin.invalid' };
  expect(replaceOrigins('http://lab.origin.invalid', twisted)).toBe('http://evil.origin.invalid');
});

test.each(['http://a"b', 'http://a&b', 'http://a/', 'javascript:x', ''])('refuses the origin %j', origin => {
  expect(() => replaceOrigins('', { ...ORIGINS, lab: origin })).toThrow('not a serialised origin');
});
