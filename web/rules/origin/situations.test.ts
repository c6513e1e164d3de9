import { isIP } from 'node:net';
import { describe, expect, test } from 'vitest';
import { cookiesFor } from '../cookies/send.ts';
import { storeCookie } from '../cookies/store.ts';
import { decide } from '../core/decide.ts';
import { describeStep } from '../core/describe.ts';
import { request } from '../testing/cookie-request.ts';
import { isCompared, neverDeciding } from '../testing/said.ts';
import { listedSuffix } from './site-list.ts';
import { originsChecks } from './verdict.ts';

const URLS = [
  'http://localhost:3000',
  'http://localhost:3001/path',
  'https://localhost:3443',
  'http://127.0.0.1:3001',
  'http://[::1]:3001',
  'http://x.a.localhost:3001',
  'http://y.a.localhost:3001',
  'https://www.example.co.uk',
  'https://example.co.uk:8443',
  'https://github.io',
  'https://a.github.io',
  'data:,x',
  'file:///x',
];
const TEXTS = [...URLS, '', 'nonsense', 'localhost:3000/x', '//localhost'];
const OURS = URLS.slice(0, 7);

/** What was typed, and what became of it: asked only where both are the lab's, which then sees it or not. */
const RUNS = (['unknown', 'chromium', 'firefox'] as const).flatMap(browser =>
  TEXTS.flatMap(a =>
    TEXTS.flatMap(b => {
      const asked = [a, b].every(text => OURS.includes(text));
      const ends = [
        { trusted: true, arrived: true },
        { trusted: true, arrived: false },
        { trusted: false, arrived: false },
      ];
      return (asked ? ends : ends.slice(1, 2)).map(end => {
        const typed = (text: string) => ({ text, url: URL.canParse(text) ? text : null });
        const verdict = decide(
          originsChecks({
            a: typed(a),
            b: typed(b),
            ours: asked ? null : OURS.map(url => new URL(url).origin),
            browser,
            suffixOf: listedSuffix,
            ...end,
          }),
        );
        return { a, b, asked, browser, ...end, ...verdict };
      });
    }),
  ),
);
const STEPS = RUNS.flatMap(({ steps }) => steps);
const of = (id: string, passed: boolean) => STEPS.filter(step => step.id === id && step.passed === passed);

describe('two URLs between which no request was made, or none arrived', () => {
  const stopped = RUNS.filter(({ stops }) => stops !== 'nowhere');

  test('what the last step says had happened is what had', () => {
    for (const { arrived, asked, because, steps } of stopped) {
      const { sent, server } = steps.at(-1)?.consequence ?? {};
      // Asked for, and not seen by the lab: by whom it was stopped nobody saw, unless it was for the certificate.
      expect([arrived, server]).toEqual([false, 'nothing']);
      expect(sent, because).toBe(asked && because !== 'certificate-trusted' ? 'unknown' : 'nothing');
    }
  });

  test('every step of these rules that can end a run ends one', () => {
    expect(
      neverDeciding(
        ['origin', 'site'],
        stopped.map(({ because }) => because),
      ),
    ).toEqual([]);
  });
});

describe('what a step says of two URLs is true of them', () => {
  test('complete or not', () => {
    expect(of('origins-address', true).every(({ found }) => URL.canParse(found ?? ''))).toBe(true);
    expect(of('origins-address', false).some(({ found }) => URL.canParse(found ?? ''))).toBe(false);
  });

  test('an opaque origin is one that is written null', () => {
    const opaque = ({ found, wanted }: { found?: string; wanted?: string }) =>
      [found, wanted].includes('null');
    expect(of('origin-tuple', true).some(opaque)).toBe(false);
    expect(of('origin-tuple', false).every(opaque)).toBe(true);
  });

  test('an IP address has no public suffix, and a public suffix no registrable domain', () => {
    const address = ({ found = '' }) => isIP(found.replace(/^\[|\]$/g, '')) !== 0;
    expect(of('public-suffix', false).every(address)).toBe(true);
    expect(of('public-suffix', true).some(address)).toBe(false);
    for (const { found = '' } of of('registrable-domain', false)) expect(listedSuffix(found)).toBe(found);
  });

  test.each(['unknown', 'chromium', 'firefox'] as const)('one origin, one site, or neither: %s', browser => {
    const compared = RUNS.filter(run => run.browser === browser && run.asked && run.stops === 'nowhere');
    for (const { a, b, because } of compared) {
      expect(because === 'origins-same', `${a} ${b}`).toBe(new URL(a).origin === new URL(b).origin);
      // SameSite holds a cookie back exactly where the two are of two sites.
      const context = request(new URL(a).origin, b, { browser, thirdPartyCookies: true });
      const own = request(new URL(b).origin, b, { browser });
      const { jar } = storeCookie([], 'a=1; SameSite=Strict', own);
      const sent = cookiesFor(jar, context).line !== null;
      expect(sent, `${a} ${b}`).toBe(because !== 'origins-cross-site');
    }
  });
});

test('two values stand beside each other only where comparing them decided', () => {
  expect(STEPS.filter(step => !isCompared(step)).slice(0, 3)).toEqual([]);
});

test.each(['zh', 'en'] as const)('no sentence has a hole: %s', language => {
  expect(STEPS.map(step => describeStep(step, language)).filter(said => /\{\w+\}/.test(said))).toEqual([]);
});
