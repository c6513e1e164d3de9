import fc from 'fast-check';
import type { CredentialsMode } from '../../../../web/rules/cors/check.ts';
import { oneOf, valueArbitrary, type Weights } from '../../search/values.ts';
import type { BareCase, CookieRequest } from '../case.ts';

const COOKIE_NAMES: Weights = {
  '{id}=': 16,
  '__Host-{id}=': 2,
  '__Secure-{id}=': 2,
  '__host-{id}=': 1,
  '__Http-{id}=': 2,
  '__Host-Http-{id}=': 3,
  '__HTTP-{id}=': 1,
  '=': 1,
  '': 1,
  '=__Host-': 1,
  '=__Http-': 1,
  ' {id} = ': 1,
};
const COOKIE_VALUES: Weights = {
  '{id}v': 16,
  '"{id}"': 1,
  '{id} a=b': 1,
  '{id},c': 1,
  '{id}\t': 1,
  '{id}\tx': 1,
  '{id}\u0001': 2,
  '{id}\u007f': 1,
  '{id}{long}': 3,
};
const COOKIE_ATTRIBUTES: readonly Weights[] = [
  {
    '': 6,
    '; Path=/': 3,
    '; Path=/{id}': 2,
    '; Path=/{id}/deep': 2,
    '; Path=/other': 1,
    '; Path=x': 1,
    '; path': 1,
  },
  {
    '': 10,
    '; Domain=localhost': 2,
    '; Domain=127.0.0.1': 2,
    '; Domain=example.com': 2,
    '; Domain=.localhost': 1,
    '; Domain=.127.0.0.1': 1,
    '; Domain=': 1,
    '; Domain=a.localhost': 1,
    '; Domain={own.name}': 3,
    '; Domain={other.name}': 3,
    '; Domain=lab.test': 4,
    '; Domain=test': 2,
  },
  { '': 4, '; SameSite=None': 8, '; SameSite=Lax': 3, '; SameSite=Strict': 2, '; samesite=bogus': 1 },
  { '': 2, '; Secure': 5, '; secure=x': 1 },
  { '': 2, '; HttpOnly': 1 },
  { '': 5, '; Partitioned': 2 },
  {
    '': 12,
    '; Max-Age=60': 2,
    '; Max-Age=0': 2,
    '; Max-Age=-1': 1,
    '; Max-Age=1': 4,
    '; Max-Age=x': 1,
    '; Max-Age=+0': 1,
    '; Expires=Thu, 01 Jan 1970 00:00:00 GMT': 1,
    '; Expires=Fri, 31 Dec 2100 23:59:59 GMT': 1,
    '; Expires=Fri, 31 Dec 1999': 1,
    '; Expires=nonsense': 1,
  },
];

const setCookie = fc
  .tuple(...[COOKIE_NAMES, COOKIE_VALUES, ...COOKIE_ATTRIBUTES].map(weights => valueArbitrary(weights)))
  .map(parts => parts.join(''));

const COOKIE_CREDENTIALS: Readonly<Record<CredentialsMode, number>> = {
  include: 12,
  'same-origin': 2,
  omit: 1,
};
const COOKIE_ORIGINS: Weights = { own: 5, other: 2, twin: 2 };

/** Cookies of any make, set and then asked for by fetch. */
export const cookies: fc.Arbitrary<BareCase> = fc
  .record({
    on: valueArbitrary(COOKIE_ORIGINS),
    setting: fc.array(
      fc.record({
        elsewhere: valueArbitrary({ '': 3, own: 1, twin: 1 }),
        credentials: oneOf(COOKIE_CREDENTIALS),
        lines: fc.array(setCookie, { minLength: 1, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    pause: oneOf({ 0: 6, 1200: 1 }),
    asked: valueArbitrary({ '': 4, own: 1, other: 1, twin: 1 }),
    path: oneOf({ '/{id}/get': 3, '/{id}/deep/get': 2, '/{id}': 1 }),
    sending: oneOf(COOKIE_CREDENTIALS),
  })
  .map(({ on, setting, pause, asked, path, sending }) => ({
    channel: 'cookies',
    sets: setting.map(({ elsewhere, ...set }, place) => ({
      ...set,
      initiatorType: 'fetch',
      url: `{${elsewhere || on}}/{id}/set${place}`,
    })),
    pause: Number(pause),
    send: { initiatorType: 'fetch', url: `{${asked || on}}${path}`, credentials: sending },
  }));

const SCOPES: Weights = {
  '': 3,
  '; Path=/': 1,
  '; Path=/{id}/deep': 1,
  '; Domain={own.name}': 1,
  '; Domain={own.name}; Path=/{id}/deep': 1,
};

/** What the page's own origin sets after its twin or itself, by the same name, be it to remove it. */
export const replaced: fc.Arbitrary<BareCase> = fc
  .record({
    first: valueArbitrary({ twin: 2, own: 1 }),
    safety: valueArbitrary({ '; Secure; SameSite=None': 4, '; SameSite=None': 1, '': 2 }),
    scope: valueArbitrary(SCOPES),
    ownScope: valueArbitrary(SCOPES),
    end: valueArbitrary({ '': 2, '; Max-Age=0': 1 }),
    life: valueArbitrary({ '': 2, '; Max-Age=1': 1 }),
    send: valueArbitrary({ '{own}/{id}/deep/get': 2, '{own}/{id}': 1, '{twin}/{id}/deep/get': 2 }),
  })
  .map(({ first, safety, scope, ownScope, end, life, send }) => {
    const fetched = { initiatorType: 'fetch', credentials: 'include' } as const;
    return {
      channel: 'cookies',
      sets: [
        { ...fetched, url: `{${first}}/{id}/set0`, lines: [`{id}={id}f${scope}${safety}${life}`] },
        { ...fetched, url: '{own}/{id}/set1', lines: [`{id}={id}o${ownScope}${end}`] },
      ],
      pause: life === '' ? 0 : 1200,
      send: { ...fetched, url: send },
    };
  });

/** What another site sets in its own window, and who may then send it. */
export const visited: fc.Arbitrary<BareCase> = fc
  .record({
    on: valueArbitrary({ other: 4, own: 1 }),
    lines: fc.oneof(
      fc.constantFrom(
        ['{id}={id}v; SameSite=None; Secure; Path=/'],
        ['{id}={id}v; SameSite=None; Secure; Path=/; Partitioned'],
        ['{id}={id}v; Path=/'],
      ),
      fc.array(setCookie, { minLength: 1, maxLength: 3 }),
    ),
    initiatorType: oneOf<CookieRequest['initiatorType']>({ fetch: 4, link: 1, 'form-post': 2 }),
    path: oneOf({ '/{id}/get': 3, '/{id}/deep/get': 1 }),
  })
  .map(({ on, lines, initiatorType, path }) => ({
    channel: 'cookies',
    sets: [{ initiatorType: 'link', url: `{${on}}/{id}/set0`, credentials: 'include', lines }],
    pause: 0,
    send: { initiatorType, url: `{${on}}${path}`, credentials: 'include' },
  }));
