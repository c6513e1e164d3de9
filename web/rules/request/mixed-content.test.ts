import { expect, test } from 'vitest';
import { blockedAsMixedContent } from './mixed-content.ts';

test.each([
  ['https://localhost:3443', 'http://example.org/', true],
  ['https://localhost:3443', 'ws://example.org/', true],
  ['https://localhost:3443', 'HTTP://192.168.0.1/', true],
  ['https://localhost:3443', 'http://localhost.example.org/', true],
  ['https://localhost:3443', 'http://localhost:3001/', false],
  ['https://localhost:3443', 'http://x.a.localhost:3001/', false],
  ['https://localhost:3443', 'http://127.0.0.1/', false],
  ['https://localhost:3443', 'http://127.1/', false],
  ['https://localhost:3443', 'ws://[::1]:3001/', false],
  ['https://localhost:3443', 'https://example.org/', false],
  ['https://localhost:3443', 'wss://example.org/', false],
  ['https://localhost:3443', 'data:,x', false],
  ['https://localhost:3443', 'blob:https://localhost:3443/0a', false],
  ['https://localhost:3443', 'nonsense', false],
  ['http://localhost:3000', 'http://example.org/', false],
  ['http://example.org', 'ws://example.org/', false],
  ['null', 'http://example.org/', false],
])('from %s to %s: %s', (origin, url, blocked) => {
  expect(blockedAsMixedContent(origin, url)).toBe(blocked);
});
