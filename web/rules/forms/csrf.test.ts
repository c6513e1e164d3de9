import { describe, expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import { fields } from '../testing/fixtures.ts';
import { notShown } from '../testing/said.ts';
import { type CsrfRun, judgeCsrf } from './csrf.ts';

const LAB = 'http://localhost:3001';
const EVIL = 'http://evil.localhost:3001';

type Changes = Partial<Omit<CsrfRun, 'exchange'>> & {
  readonly request?: Readonly<Record<string, string>>;
  readonly status?: number | null;
};

function run({ request = {}, status = 200, ...changes }: Changes = {}): CsrfRun {
  const head = { method: 'POST', target: '/transfer', version: 'HTTP/1.1', fields: fields(request) };
  return {
    url: `${LAB}/transfer`,
    origin: EVIL,
    own: LAB,
    certificate: 'unknown',
    session: { name: 'xdl_none', sameSite: 'SameSite=None', sent: true },
    check: 'none',
    hasToken: false,
    exchange: { request: head, response: status === null ? null : { status, fields: [] } },
    ...changes,
  };
}

const refused = (changes: Changes) => run({ status: 403, ...changes });
const lax = { name: 'xdl_lax', sameSite: 'SameSite=Lax', sent: false };
const unwritten = { name: 'xdl_default', sameSite: null, sent: true };

describe('a form in the name of a user', () => {
  test.each<readonly [string, CsrfRun, stops: string, because: string]>([
    ['nothing is checked', run(), 'nowhere', 'csrf-done'],
    ['no SameSite', run({ session: unwritten }), 'nowhere', 'csrf-done'],
    [
      'no SameSite, and not sent',
      run({ session: { ...unwritten, sent: false }, status: 401 }),
      'server',
      'csrf-session',
    ],
    ['a cookie that stays away', run({ session: lax, status: 401 }), 'server', 'csrf-session'],
    ['its own Origin', run({ check: 'origin', request: { Origin: LAB } }), 'nowhere', 'csrf-done'],
    ['another Origin', refused({ check: 'origin', request: { Origin: EVIL } }), 'server', 'origin-allowlist'],
    ['no Origin', refused({ check: 'origin' }), 'server', 'origin-allowlist'],
    [
      'same-origin',
      run({ check: 'metadata', request: { 'Sec-Fetch-Site': 'same-origin' } }),
      'nowhere',
      'csrf-done',
    ],
    [
      'same-site',
      refused({ check: 'metadata', request: { 'Sec-Fetch-Site': 'same-site' } }),
      'server',
      'csrf-fetch-metadata',
    ],
    ['no Sec-Fetch-Site', refused({ check: 'metadata' }), 'server', 'csrf-fetch-metadata'],
    ['a token', run({ check: 'token', hasToken: true, origin: LAB }), 'nowhere', 'csrf-done'],
    ['no token', refused({ check: 'token' }), 'server', 'csrf-token'],
    ['its own Referer', run({ check: 'referer', request: { Referer: `${LAB}/` } }), 'nowhere', 'csrf-done'],
    [
      'another Referer',
      refused({ check: 'referer', request: { Referer: `${EVIL}/` } }),
      'server',
      'csrf-referer',
    ],
    [
      'a Referer that begins alike',
      refused({ check: 'referer', request: { Referer: `${LAB}.evil.example/` } }),
      'server',
      'csrf-referer',
    ],
    ['no Referer', run({ check: 'referer' }), 'nowhere', 'csrf-done'],
    ['a crash', run({ status: null }), 'no-response', 'answered'],
    ['an error', run({ status: 500 }), 'server', 'server-accepts'],
  ])('%s', (_what, given, stops, because) => {
    const verdict = judgeCsrf(given);
    expect(verdict).toMatchObject({ stops, because });
    expect(notShown(verdict, given.exchange ? [given.exchange] : [])).toEqual([]);
  });

  test('nothing arrived', () => {
    expect(judgeCsrf({ ...run(), exchange: null })).toMatchObject({
      stops: 'before-sending',
      because: 'request-arrived',
    });
  });

  test('says that a Referer was missing', () => {
    const texts = judgeCsrf(run({ check: 'referer' })).steps.map(step => describeStep(step, 'en'));
    expect(texts.join(' ')).toContain('has no Referer');
  });
});
