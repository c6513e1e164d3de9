import { describe, expect, test } from 'vitest';
import { MEASURED_BROWSERS } from '../core/browser.ts';
import type { Help } from '../core/consequence.ts';
import { describeStep } from '../core/describe.ts';
import { helpSentences, LEFT } from '../core/sentence.ts';
import type { Step } from '../core/verdict.ts';
import { request as asked, NOW } from '../testing/cookie-request.ts';
import { isCompared, neverDeciding } from '../testing/said.ts';
import type { CookieContext } from './context.ts';
import { INITIATOR_TYPES } from './context.ts';
import type { Jar, StoredCookie } from './jar.ts';
import { cookiesFor } from './send.ts';
import { storeCookie } from './store.ts';

const HOSTS = [
  'http://localhost:3001',
  'https://localhost:3443',
  'http://127.0.0.1:3001',
  'http://x.a.localhost:3001',
  'http://x.example.com',
  'https://x.example.com',
];
const PAGES = ['http://localhost:3000', 'http://x.example.com', 'null'];
const CONTEXT_BROWSERS = ['unknown', ...MEASURED_BROWSERS] as const;

const CONTEXTS: readonly CookieContext[] = CONTEXT_BROWSERS.flatMap(browser =>
  HOSTS.flatMap(host =>
    PAGES.flatMap(page =>
      (['include', 'same-origin', 'omit'] as const).flatMap(credentials =>
        [true, false].map(thirdPartyCookies =>
          asked(page, `${host}/dir/page`, { browser, credentials, thirdPartyCookies }),
        ),
      ),
    ),
  ),
);

const FIELDS = [
  '',
  'a=1',
  'a=1\u0001',
  `a=${'x'.repeat(4096)}`,
  '=__Host-a',
  'a=1; Secure',
  'a=1; Path=/elsewhere',
  'a=1; Domain=y.a.localhost',
  'a=1; Domain=localhost',
  'a=1; Domain=com; Secure',
  'a=1; Domain=a.localhost',
  'a=1; SameSite=Lax',
  'a=1; SameSite=Strict; Secure',
  'a=1; SameSite=None',
  'a=1; SameSite=None; Secure',
  'a=1; Partitioned',
  'a=1; Partitioned; Secure; SameSite=None',
  '__Host-a=1; Path=/',
  '__Host-a=1; Path=/; Secure; Domain=x.a.localhost',
  '__Host-Http-a=1; Secure',
  '__Secure-a=1',
  '__Http-a=1; Secure',
];

const OLDER: readonly (readonly [what: string, jar: Jar])[] = [
  ['nothing', []],
  ['a Secure cookie of that name', [{ ...kept('https://x.example.com/dir/page', 'a=1; Secure') }]],
];

function kept(url: string, field: string): StoredCookie {
  const { cookie } = storeCookie([], field, asked(new URL(url).origin, url, {}));
  if (!cookie) throw new TypeError(`${field} was to be stored`);
  return cookie;
}

interface Stored {
  readonly jar: Jar;
  readonly field: string;
  readonly context: CookieContext;
}

const STORED = OLDER.flatMap(([, jar]) =>
  FIELDS.flatMap(field => CONTEXTS.map(context => ({ jar, field, context }) satisfies Stored)),
).map(given => ({ given, ...storeCookie(given.jar, given.field, given.context) }));

/** Cookies as a browser may have them, whoever set them. */
const COOKIES: readonly StoredCookie[] = HOSTS.flatMap(host => {
  const cookie = kept(`${host}/dir/page`, 'a=1');
  const more: readonly Partial<StoredCookie>[] = [
    {},
    { path: '/elsewhere' },
    { expires: NOW - 1 },
    { secure: true },
    { sameSite: 'lax' },
    { sameSite: 'strict' },
    { sameSite: 'none', secure: true },
    { created: NOW - 121_000 },
    { partition: 'https://elsewhere.example' },
  ];
  return more.map(changes => ({ ...cookie, ...changes }));
});

/** By a script in each mode, and by all that has no choice; each with the cookies of its own host and of one other. */
const SENT = CONTEXTS.flatMap(context =>
  INITIATOR_TYPES.filter(
    initiatorType => initiatorType === 'fetch' || context.credentials === 'include',
  ).flatMap(initiatorType => {
    const host = new URL(context.url).hostname;
    const other = host === '127.0.0.1' ? 'localhost' : '127.0.0.1';
    return COOKIES.filter(({ domain }) => domain === host || domain === other).map(cookie => ({
      cookie,
      context: { ...context, initiatorType, now: NOW },
    }));
  }),
).map(given => {
  const { line, travels } = cookiesFor([given.cookie], given.context);
  return { given, line, travel: travels[0] };
});

const last = (steps: readonly Step[] | undefined) => steps?.at(-1);
const LEFT_AT_RESPONSE = STORED.filter(({ steps }) => !last(steps)?.passed);
const LEFT_BEFORE_REQUEST = SENT.filter(({ travel }) => !travel?.sent);
const LEFT_STEPS = [
  ...LEFT_AT_RESPONSE.map(({ steps }) => last(steps)),
  ...LEFT_BEFORE_REQUEST.map(({ travel }) => last(travel?.steps)),
].filter(step => step !== undefined);

/** One of those that are alike. */
function distinct<T>(all: readonly T[], by: (one: T) => unknown): readonly T[] {
  return [...new Map(all.map(one => [JSON.stringify(by(one)), one])).values()];
}

/** Set-Cookie with what would have helped. */
function rewritten(field: string, help: Help): string {
  if (help.kind !== 'attributes') return field;
  const names = help.write.map(attribute => attribute.split('=')[0]?.toLowerCase());
  const parts = field.split('; ').filter(part => {
    const name = part.split('=')[0]?.toLowerCase() ?? '';
    return !names.includes(name) && !(help.noDomain && name === 'domain');
  });
  return [...parts, ...help.write].join('; ');
}

function requested(context: CookieContext, help: Help): CookieContext {
  switch (help.kind) {
    case 'credentials':
      return { ...context, credentials: 'include' };
    case 'scheme':
      return { ...context, url: context.url.replace(/^http:/, help.scheme) };
    case 'same-site':
      return { ...context, initiator: new URL(context.url).origin, top: new URL(context.url).origin };
    default:
      return context;
  }
}

describe('a cookie that the browser did not store', () => {
  test('is said to be left at the response, and the jar is as it was', () => {
    const wrong = LEFT_AT_RESPONSE.filter(
      ({ cookie, given, jar, steps }) =>
        cookie !== null || jar !== given.jar || last(steps)?.left !== 'response',
    );
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('what its step says would have helped does', () => {
    const told = distinct(LEFT_AT_RESPONSE, ({ given: { context, field }, steps }) => [
      field,
      context.browser,
      context.url,
      steps.map(({ id, found, wanted }) => [id, found, wanted]),
    ]);
    const wrong = told.filter(({ given, steps }) => {
      const { help } = last(steps) ?? {};
      if (!help) return false;
      const again = storeCookie(given.jar, rewritten(given.field, help), requested(given.context, help));
      return again.cookie === null;
    });
    expect(wrong.map(({ given, steps }) => [given.field, given.context, last(steps)]).slice(0, 3)).toEqual(
      [],
    );
  });
});

describe('a cookie that a request went without', () => {
  test('is said to be left before the request, and is not in its Cookie header', () => {
    const wrong = LEFT_BEFORE_REQUEST.filter(
      ({ line, travel }) => line !== null || last(travel?.steps)?.left !== 'request',
    );
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('what its step says would have helped does', () => {
    const told = distinct(LEFT_BEFORE_REQUEST, ({ given: { context, cookie }, travel }) => [
      cookie,
      context.browser,
      context.url,
      travel?.steps.map(({ id, found, wanted }) => [id, found, wanted]),
    ]);
    const wrong = told.filter(({ given, travel }) => {
      const { help } = last(travel?.steps) ?? {};
      if (!help) return false;
      const cookie: StoredCookie =
        help.kind === 'attributes'
          ? kept(given.context.url.replace(/^ws/, 'http'), rewritten('a=1', help))
          : given.cookie;
      const changed = { path: given.cookie.path, partition: given.cookie.partition, expires: null };
      return cookiesFor([{ ...cookie, ...changed }], requested(given.context, help)).line === null;
    });
    expect(wrong.map(({ given, travel }) => [given, last(travel?.steps)]).slice(0, 3)).toEqual([]);
  });
});

test('only what stays behind is said to be left', () => {
  const others = [
    ...STORED.flatMap(({ cookie, steps }) => (cookie ? steps : steps.slice(0, -1))),
    ...SENT.flatMap(({ travel }) => (travel?.sent ? travel.steps : (travel?.steps.slice(0, -1) ?? []))),
  ];
  expect(
    others.filter(({ consequence, help, left, passed }) => consequence || help || left || !passed),
  ).toEqual([]);
});

test('the situations come to every step that can leave a cookie behind', () => {
  expect(
    neverDeciding(
      ['cookies'],
      LEFT_STEPS.map(({ id }) => id),
    ),
  ).toEqual([]);
});

test('the steps that say nothing would have helped are those for which nothing in the call or the cookie would', () => {
  const without = new Set(LEFT_STEPS.filter(({ help }) => !help).map(({ id }) => id));
  const always = [...without].filter(id => LEFT_STEPS.every(step => step.id !== id || !step.help));
  expect(always.sort()).toEqual([
    'cookie-alive',
    'cookie-characters',
    'cookie-host',
    'cookie-name',
    'cookie-partition',
    'cookie-path',
    'cookie-prefix-nameless',
    'cookie-size',
  ]);
});

test('two values stand beside each other only where comparing them decided', () => {
  const steps = [
    ...STORED.flatMap(({ steps }) => steps),
    ...SENT.flatMap(({ travel }) => travel?.steps ?? []),
  ];
  expect(steps.filter(step => !isCompared(step)).slice(0, 3)).toEqual([]);
});

test.each(['zh', 'en'] as const)('each sentence holds every piece: %s', language => {
  const glue = language === 'zh' ? '' : ' ';
  for (const step of distinct(LEFT_STEPS, ({ definition, ...facts }) => facts)) {
    const help = step.help
      ? helpSentences(step.help, undefined, step.left).map(words => words[language])
      : [];
    const left = step.left ? [LEFT[step.left][language]] : [];
    const sentence = describeStep(step, language);
    expect(sentence.endsWith([...left, ...help].join(glue)), sentence).toBe(true);
    expect(sentence).not.toMatch(/\{(found|wanted|response)\}/);
  }
});
