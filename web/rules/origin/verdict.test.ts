import { describe, expect, test } from 'vitest';
import { decide } from '../core/decide.ts';
import { listedSuffix } from './site-list.ts';
import { type OriginsQuestion, originsChecks } from './verdict.ts';

const verdict = (a: string, b: string, more: Partial<OriginsQuestion> = {}) => {
  const typed = (text: string) => ({ text, url: URL.canParse(text) ? text : null });
  return decide(
    originsChecks({
      a: typed(a),
      b: typed(b),
      ours: null,
      arrived: true,
      trusted: true,
      browser: 'chromium',
      suffixOf: listedSuffix,
      ...more,
    }),
  );
};

describe.each([
  ['http://localhost:3000', 'http://localhost:3000/path', 'origins-same', 'origins-same'],
  ['http://localhost:3000', 'http://localhost:3001', 'origins-same-site', 'origins-same-site'],
  ['http://localhost:3000', 'https://localhost:3443', 'origins-cross-site', 'origins-same-site'],
  ['http://localhost:3000', 'http://127.0.0.1:3000', 'origins-cross-site', 'origins-cross-site'],
  ['http://a.localhost', 'http://b.localhost', 'origins-cross-site', 'origins-cross-site'],
  ['http://x.a.localhost', 'http://y.a.localhost', 'origins-same-site', 'origins-same-site'],
  ['https://a.github.io', 'https://b.github.io', 'origins-cross-site', 'origins-cross-site'],
  ['https://www.example.co.uk', 'https://example.co.uk', 'origins-same-site', 'origins-same-site'],
  ['http://example.com', 'https://example.com', 'origins-cross-site', 'origins-cross-site'],
  ['data:,x', 'data:,x', 'origins-cross-site', 'origins-cross-site'],
])('%s and %s', (a, b, chromium, firefox) => {
  test('in Chromium', () => expect(verdict(a, b)).toMatchObject({ stops: 'nowhere', because: chromium }));
  test('in Firefox', () => expect(verdict(a, b, { browser: 'firefox' }).because).toBe(firefox));
});

test('URLs outside the lab are compared without a request', () => {
  const { stops, because, steps } = verdict('http://localhost:3000', 'http://192.168.0.1', {
    ours: ['http://localhost:3000', 'http://localhost:3001'],
    arrived: false,
  });
  expect({ stops, because }).toEqual({ stops: 'nowhere', because: 'origins-cross-site' });
  expect(steps.map(({ id }) => id)).toContain('site-hosts');
  expect(steps.find(({ id }) => id === 'origins-owned')).toMatchObject({
    tolerated: 'next-step',
    found: 'http://192.168.0.1',
    wanted: 'http://localhost:3000, http://localhost:3001',
  });
});

test.each([
  [{ a: 'nonsense' }, 'origins-address'],
  [{ b: '' }, 'origins-address'],
  [{ arrived: false }, 'request-arrived'],
  [{ b: 'https://localhost:3443', trusted: false, arrived: false }, 'certificate-trusted'],
  [{ trusted: false, arrived: false }, 'request-arrived'],
])(
  '%j stops at %s',
  ({
    a = 'http://localhost:3000',
    b = 'http://localhost:3001',
    ...more
  }: { a?: string; b?: string; arrived?: boolean; trusted?: boolean }, because) => {
    expect(verdict(a, b, more)).toMatchObject({ stops: 'before-sending', because });
  },
);
