import { describe, expect, test } from 'vitest';
import { secFetchSite } from './sec-fetch.ts';

/** As measured in Chromium 156 and Firefox 153: the page, the addresses with the redirects, and what each browser says. */
const SAME = 'same-site';
const CROSS = 'cross-site';
const OWN = 'same-origin';
const MEASURED = [
  ['http://localhost:1', ['http://localhost:1/'], OWN, OWN],
  ['http://localhost:1', ['http://localhost:2/'], SAME, SAME],
  ['http://localhost:1', ['ws://localhost:2/'], SAME, SAME],
  ['http://localhost:1', ['ws://localhost:1/'], OWN, OWN],
  ['http://localhost:1', ['http://127.0.0.1:1/'], CROSS, CROSS],
  ['http://localhost:1', ['http://a.localhost:1/'], CROSS, CROSS],
  ['http://127.0.0.1:1', ['http://127.0.0.1:2/'], SAME, SAME],
  ['http://127.0.0.1:1', ['http://127.0.0.2:1/'], CROSS, CROSS],
  ['http://[::1]:1', ['http://[::1]:2/'], SAME, SAME],
  ['http://a.localhost:1', ['http://b.localhost:1/'], CROSS, CROSS],
  ['http://x.a.localhost:1', ['http://y.a.localhost:2/'], SAME, SAME],
  ['http://x.a.localhost:1', ['http://a.localhost:1/'], SAME, SAME],
  ['http://localhost:1', ['https://localhost:3/'], CROSS, SAME],
  ['https://localhost:3', ['http://localhost:1/'], CROSS, SAME],
  ['https://localhost:3', ['https://localhost:4/'], SAME, SAME],
  ['http://localhost:1', ['http://localhost:1/', 'http://localhost:1/'], OWN, OWN],
  ['http://localhost:1', ['http://localhost:2/', 'http://localhost:2/'], SAME, CROSS],
  ['http://localhost:1', ['http://localhost:2/', 'http://localhost:1/'], SAME, CROSS],
  ['http://localhost:1', ['http://localhost:1/', 'http://localhost:2/'], SAME, CROSS],
  ['http://localhost:1', ['http://127.0.0.1:1/', 'http://localhost:1/'], CROSS, CROSS],
  ['http://localhost:1', ['https://localhost:3/', 'http://localhost:2/'], CROSS, SAME],
  ['http://x.a.localhost:1', ['http://y.a.localhost:2/', 'http://a.localhost:1/'], SAME, CROSS],
  ['https://localhost:3', ['https://localhost:4/', 'https://localhost:4/'], SAME, SAME],
  ['https://x.example.com', ['https://y.example.com/'], SAME, SAME],
  ['https://x.example.com', ['https://y.example.com/', 'https://x.example.com/'], SAME, SAME],
  ['https://x.example.com', ['https://example.org/', 'https://x.example.com/'], CROSS, CROSS],
  ['http://x.example.com', ['https://x.example.com/'], CROSS, CROSS],
  ['http://x.example.com', ['http://x.example.com/'], null, null],
  ['null', ['http://localhost:1/'], CROSS, CROSS],
] as const;

describe.each(MEASURED)('from %s to %j', (initiator, urls, chromium, firefox) => {
  test('Chromium', () => expect(secFetchSite({ initiator, urls, browser: 'chromium' })).toBe(chromium));
  test('Firefox', () => expect(secFetchSite({ initiator, urls, browser: 'firefox' })).toBe(firefox));
  test('the standard', () => expect(secFetchSite({ initiator, urls, browser: 'unknown' })).toBe(chromium));
});

test('a list of public suffixes parts what the last label would join', () => {
  const question = {
    initiator: 'https://a.github.io',
    urls: ['https://b.github.io/'],
    browser: 'chromium',
  } as const;
  expect(secFetchSite(question)).toBe(SAME);
  expect(secFetchSite({ ...question, suffixOf: () => 'github.io' })).toBe(CROSS);
});

test('without an address nothing is sent', () => {
  expect(secFetchSite({ initiator: 'http://localhost:1', urls: [], browser: 'chromium' })).toBeNull();
});
