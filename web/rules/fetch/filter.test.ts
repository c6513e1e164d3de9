import { expect, test } from 'vitest';
import type { CredentialsMode } from '../cors/check.ts';
import { fields } from '../testing/fixtures.ts';
import { visibleHeaders } from './filter.ts';

const SAFE = {
  'Cache-Control': 'no-store',
  'Content-Language': 'en',
  'Content-Length': '1',
  'Content-Type': 'text/plain',
  Expires: '0',
  'Last-Modified': 'x',
  Pragma: 'x',
};
const ANSWER = {
  ...SAFE,
  'X-Lab': '1',
  'x-other': '2',
  'Set-Cookie': 'a=b',
  'set-cookie2': 'c=d',
  ETag: 'x',
};
const safe = Object.keys(SAFE).map(name => name.toLowerCase());

test.each<[string | undefined, CredentialsMode, readonly string[]]>([
  [undefined, 'same-origin', safe],
  ['x-lab', 'same-origin', [...safe, 'x-lab']],
  ['X-LAB, X-Other', 'include', [...safe, 'x-lab', 'x-other']],
  ['set-cookie', 'omit', safe],
  ['*', 'omit', [...safe, 'x-lab', 'x-other', 'etag', 'access-control-expose-headers']],
  ['*', 'include', safe],
  ['*, x-lab', 'include', [...safe, 'x-lab']],
  ['x lab, x-other', 'omit', safe],
  ['', 'omit', safe],
])('across origins, exposed %s, %s', (exposed, credentials, names) => {
  const seen = visibleHeaders(
    fields({ ...ANSWER, 'Access-Control-Expose-Headers': exposed }),
    'cors',
    credentials,
  );
  expect(seen.map(({ name }) => name)).toEqual([...names].sort());
});

test('at home all but cookies, the values of one name joined', () => {
  const seen = visibleHeaders([...fields(ANSWER), { name: 'x-lab', value: '3' }], 'basic', 'include');
  expect(seen.map(({ name }) => name)).toEqual([...safe, 'etag', 'x-lab', 'x-other'].sort());
  expect(seen.find(({ name }) => name === 'x-lab')?.value).toBe('1, 3');
});
