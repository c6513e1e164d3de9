import { describe, expect, test } from 'vitest';
import { REFERRER_POLICIES } from '../fetch/fetch-call.ts';
import { referrerAfter, referrerOf } from './referrer.ts';

const PAGE = 'http://reader:secret@localhost:3000/en/cors?x=1#part';
const FULL = 'http://localhost:3000/en/cors?x=1';
const ORIGIN = 'http://localhost:3000/';
const SECURE = 'https://localhost:3443/en/cors?x=1';
const SECURE_ORIGIN = 'https://localhost:3443/';

/** To the same origin, to another one, to another host in the clear, and from https to http: as measured in Chromium 156 and Firefox 153. */
const TABLE = {
  'no-referrer': [null, null, null, null],
  'no-referrer-when-downgrade': [FULL, FULL, FULL, null],
  'same-origin': [FULL, null, null, null],
  origin: [ORIGIN, ORIGIN, ORIGIN, SECURE_ORIGIN],
  'strict-origin': [ORIGIN, ORIGIN, ORIGIN, null],
  'origin-when-cross-origin': [FULL, ORIGIN, ORIGIN, SECURE_ORIGIN],
  'strict-origin-when-cross-origin': [FULL, ORIGIN, ORIGIN, null],
  'unsafe-url': [FULL, FULL, FULL, SECURE],
} as const;

describe.each(REFERRER_POLICIES)('%s', policy => {
  test('says what it may', () => {
    expect([
      referrerOf(policy, PAGE, 'http://localhost:3000/fetch'),
      referrerOf(policy, PAGE, 'http://localhost:3001/fetch'),
      referrerOf(policy, PAGE, 'http://example.org/'),
      referrerOf(policy, SECURE, 'http://localhost:3001/fetch'),
    ]).toEqual(TABLE[policy]);
  });

  test.each(['', 'about:srcdoc', 'data:text/html,x', 'blob:http://localhost:3000/0a', 'null', 'file:///x'])(
    'a page at %j tells nothing',
    page => expect(referrerOf(policy, page, 'http://localhost:3001/')).toBeNull(),
  );
});

test('from https to https and wss is no downgrade', () => {
  for (const url of ['https://example.org/', 'wss://example.org/'])
    expect(referrerOf('strict-origin', SECURE, url)).toBe(SECURE_ORIGIN);
});

test('an address of more than 4096 characters is cut to its origin', () => {
  const fits = ORIGIN + 'x'.repeat(4096 - ORIGIN.length);
  expect(referrerOf('unsafe-url', fits, 'http://localhost:3001/')).toBe(fits);
  expect(referrerOf('unsafe-url', `${fits}x`, 'http://localhost:3001/')).toBe(ORIGIN);
});

describe('in Firefox, to another site, as measured', () => {
  const question = { browser: 'firefox' } as const;
  test.each(['no-referrer-when-downgrade', 'origin-when-cross-origin', 'unsafe-url'] as const)(
    '%s says no more than the default',
    policy => {
      expect(referrerOf(policy, PAGE, 'http://127.0.0.1:3001/', question)).toBe(ORIGIN);
      expect(referrerOf(policy, PAGE, 'http://localhost:3001/', question)).toBe(TABLE[policy][1]);
      expect(referrerOf(policy, SECURE, 'http://127.0.0.1:3001/', question)).toBeNull();
      expect(referrerOf(policy, SECURE, 'http://localhost:3001/', question)).toBe(TABLE[policy][3]);
    },
  );

  test('what it held back is there for the next address, unless that was all', () => {
    const left = (page: string) => referrerAfter('unsafe-url', page, 'http://127.0.0.1:3001/', question);
    expect(left(PAGE)).toBe(FULL);
    expect(left(SECURE)).toBeNull();
  });
});

test('what a redirect cut away does not come back', () => {
  const policy = 'strict-origin-when-cross-origin';
  for (const browser of ['chromium', 'firefox'] as const) {
    const cut = referrerAfter(policy, PAGE, 'http://localhost:3001/', { browser });
    expect(cut && referrerOf(policy, cut, 'http://localhost:3000/', { browser })).toBe(ORIGIN);
  }
});
