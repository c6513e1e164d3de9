import { describe, expect, test } from 'vitest';
import type { Origins } from '../../../server/protocol/origins.ts';
import { addressIn, routeBetween } from './url-route.ts';

const ORIGINS: Origins = {
  reader: 'http://localhost:3000',
  lab: 'http://localhost:3001',
  'lab-2': 'http://localhost:3002',
  'lab-tls': 'https://localhost:3443',
  'other-site': 'http://127.0.0.1:3001',
  partner: 'http://partner.localhost:3001',
  evil: 'http://evil.localhost:3001',
  'sibling-x': 'http://x.a.localhost:3001',
  'sibling-y': 'http://y.a.localhost:3001',
};

describe('an address', () => {
  test.each([
    ['lab', 'http://localhost:3001/'],
    [' lab-tls ', 'https://localhost:3443/'],
    ['{lab}', 'http://localhost:3001/'],
    ['{sibling-x}/a?b#c', 'http://x.a.localhost:3001/a?b#c'],
    ['HTTP://LocalHost:3001', 'http://localhost:3001/'],
    ['http://0x7f.1:3001/', 'http://127.0.0.1:3001/'],
    ['https://例子.测试', 'https://xn--fsqu00a.xn--0zwm56d/'],
    ['data:text/html,x', 'data:text/html,x'],
  ])('%j is %s', (text, href) => expect(addressIn(text, ORIGINS)?.href).toBe(href));

  test.each([
    '',
    ' ',
    'localhost',
    'example.com',
    '/path',
    '//example.com',
    'LAB',
    'constructor',
    '{nobody}/x',
    '{constructor}',
    '{__proto__}',
    'x{lab}',
    '{lab',
    'http://',
    'http://[::1',
    'http://localhost:70000',
    'http://a b',
  ])('%j is none', text => expect(addressIn(text, ORIGINS)).toBeNull());
});

describe('a route', () => {
  const route = (a: string, b: string) => routeBetween(addressIn(a, ORIGINS), addressIn(b, ORIGINS), ORIGINS);
  test.each([
    ['reader', 'lab', { from: 'reader', to: 'lab' }],
    ['http://localhost:3000/en/x', 'http://127.1:3001', { from: 'reader', to: 'other-site' }],
    ['evil', 'evil', { from: 'evil', to: 'evil' }],
    ['blob:http://localhost:3001/0a', 'lab-tls', { from: 'lab', to: 'lab-tls' }],
  ])('leads from %s to %s', (a, b, found) => expect(route(a, b)).toEqual(found));

  test.each([
    ['lab', 'reader'],
    ['reader', 'http://localhost:3003'],
    ['reader', 'https://localhost:3001'],
    ['reader', 'http://localhost:3001.evil.example/'],
    ['reader', 'http://localhost:3001@evil.example/'],
    ['reader', 'http://evil.example/?http://localhost:3001'],
    ['http://localhost', 'lab'],
    ['data:,x', 'lab'],
    ['nonsense', 'lab'],
    ['lab', 'nonsense'],
  ])('there is none from %s to %s', (a, b) => expect(route(a, b)).toBeNull());
});
