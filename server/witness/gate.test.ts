import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { WITNESS_HEADER } from '../protocol/feed.ts';
import { pollRefusal, upgradeRefusal } from './gate.ts';

const READER = 'http://localhost:3000';
function message(headers: Readonly<Record<string, string>>, method = 'GET'): IncomingMessage {
  const made = new IncomingMessage(new Socket());
  made.method = method;
  Object.assign(made.headers, headers);
  return made;
}
const FOREIGN = [
  'http://localhost:3001',
  'https://localhost:3000',
  'http://localhost',
  'http://127.0.0.1:3000',
  'http://localhost:3000.evil.test',
  'http://LOCALHOST:3000',
  'http://localhost:3000/',
  'http://localhost:3000, http://evil.test',
  'null',
  '',
];

describe('a poll', () => {
  test.each<[name: string, headers: Record<string, string>, method?: string]>([
    ['a same-origin GET of a browser', { 'sec-fetch-site': 'same-origin' }],
    ['a same-origin POST of a browser', { 'sec-fetch-site': 'same-origin', origin: READER }, 'POST'],
    ['a GET with the header, of a browser without Sec-Fetch-Site', { [WITNESS_HEADER]: '1' }],
    ['both', { [WITNESS_HEADER]: '1', 'sec-fetch-site': 'same-origin', origin: READER }],
  ])('%s is let in', (_name, headers, method) => {
    expect(pollRefusal(message(headers, method), READER)).toBeUndefined();
  });

  test.each<[name: string, headers: Record<string, string>, method?: string]>([
    ['nothing', {}],
    ['the reader’s Origin alone', { origin: READER }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another origin of the site', { 'sec-fetch-site': 'same-site' }],
    ['an address typed in', { 'sec-fetch-site': 'none' }],
    ['two values', { 'sec-fetch-site': 'same-origin, cross-site' }],
    ['another site with the header', { 'sec-fetch-site': 'cross-site', [WITNESS_HEADER]: '1' }],
    ['a preflight', { origin: READER, 'access-control-request-method': 'GET' }, 'OPTIONS'],
    [
      'a preflight that says it is same-origin',
      { 'sec-fetch-site': 'same-origin', [WITNESS_HEADER]: '1' },
      'OPTIONS',
    ],
    ['another method', { 'sec-fetch-site': 'same-origin' }, 'PUT'],
    ...FOREIGN.map((origin): [string, Record<string, string>] => [
      `Origin ${origin}`,
      { origin, 'sec-fetch-site': 'same-origin', [WITNESS_HEADER]: '1' },
    ]),
  ])('%s is refused with a sentence', (_name, headers, method) => {
    expect(pollRefusal(message(headers, method), READER)).toMatch(/\.$/);
  });
});

describe('an upgrade', () => {
  test('with the reader’s Origin is let in', () => {
    expect(upgradeRefusal(message({ origin: READER }), READER)).toBeUndefined();
  });
  test.each<[name: string, headers: Record<string, string>, method?: string]>([
    ['no Origin', {}],
    ['no Origin, but the header', { [WITNESS_HEADER]: '1', 'sec-fetch-site': 'same-origin' }],
    ['another method', { origin: READER }, 'POST'],
    ...FOREIGN.map((origin): [string, Record<string, string>] => [`Origin ${origin}`, { origin }]),
  ])('%s is refused with a sentence', (_name, headers, method) => {
    expect(upgradeRefusal(message(headers, method), READER)).toMatch(/\.$/);
  });
});
