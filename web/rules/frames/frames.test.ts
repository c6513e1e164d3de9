import { describe, expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import type { Verdict } from '../core/verdict.ts';
import { neverDeciding } from '../testing/said.ts';
import { type DomainRun, judgeDomain } from './document-domain.ts';
import { type HashRun, judgeHash } from './location-hash.ts';
import { judgeName, type NameRun } from './window-name.ts';

const LAB = 'http://localhost:3001';
const LAB_2 = 'http://localhost:3002';
const PARTNER = 'http://partner.localhost:3001';
const EVIL = 'http://evil.localhost:3001';
const X = 'http://x.a.localhost:3001';
const Y = 'http://y.a.localhost:3001';

const decided = ({ stops, because }: Verdict) => `${stops} ${because}`;
const lastOf = ({ steps }: Verdict, language: 'zh' | 'en') => {
  const last = steps.at(-1);
  if (!last) throw new Error('no step');
  return describeStep(last, language);
};

describe('the name of a window', () => {
  const name = (more: Partial<NameRun>): Verdict =>
    judgeName({
      writer: LAB,
      reader: PARTNER,
      data: 'x',
      frame: PARTNER,
      hasOpener: true,
      browser: 'unknown',
      ...more,
    });

  test.each<[string, Partial<NameRun>, string]>([
    ['a frame that came back', {}, 'nowhere window-same-origin'],
    ['a frame that stayed', { frame: LAB }, 'browser window-same-origin'],
    ['a frame that went to a third origin', { frame: EVIL }, 'browser window-same-origin'],
    [
      'a frame of the same origin that stayed',
      { frame: PARTNER, writer: PARTNER },
      'nowhere window-same-origin',
    ],
    ['a window with an opener', { frame: null }, 'nowhere name-left'],
    ['a window without one', { frame: null, hasOpener: false }, 'browser name-cleared'],
    [
      'a window without one, another port',
      { frame: null, hasOpener: false, reader: LAB_2 },
      'browser name-cleared',
    ],
    [
      'a window without one, in one origin',
      { frame: null, hasOpener: false, reader: LAB },
      'nowhere name-left',
    ],
    ['in Firefox', { frame: null, hasOpener: false, browser: 'firefox' }, 'browser name-cleared'],
    ['in Chromium', { frame: null, hasOpener: false, browser: 'chromium' }, 'nowhere name-left'],
  ])('%s', (_, more, wanted) => expect(decided(name(more))).toBe(wanted));

  test('what decided, in words', () => {
    expect(lastOf(name({ frame: LAB }), 'zh')).toBe(
      `浏览器拦下了这次读取：这个 iframe 里是 ${LAB} 的页面，读取的页面是 ${PARTNER}；跨源的窗口不能读 name。页面得到 SecurityError。`,
    );
    expect(lastOf(name({ frame: null, hasOpener: false }), 'en')).toBe(
      `the top-level window has no opener and went from ${LAB} to another origin, ${PARTNER}, so the browser cleared window.name.`,
    );
  });
});

describe('the hash of a URL', () => {
  const hash = (more: Partial<HashRun>): Verdict =>
    judgeHash({
      page: PARTNER,
      writer: PARTNER,
      question: '#q',
      reply: '#r',
      target: '/frames/hash',
      ...more,
    });

  test.each<[string, Partial<HashRun>, string]>([
    ['written by a page of the same origin', {}, 'nowhere hash-change'],
    ['written by another', { writer: LAB }, 'before-sending hash-reachable'],
    ['of a frame that nobody saw requested', { target: null }, 'nowhere hash-change'],
  ])('%s', (_, more, wanted) => expect(decided(hash(more))).toBe(wanted));

  test('says what was requested, and what was not sent', () => {
    const [first] = hash({}).steps;
    if (!first) throw new Error('no step');
    expect(describeStep(first, 'en')).toBe(
      'The iframe’s URL has #q; the request’s target is /frames/hash: the part behind # isn’t sent.',
    );
    expect(lastOf(hash({ writer: LAB }), 'en')).toMatch(
      /^The browser blocked the assignment: .*The page gets a SecurityError\.$/,
    );
  });
});

describe('document.domain', () => {
  const run = (
    page: string,
    frame: string,
    assigns: readonly [string | null, string | null],
    more: Partial<DomainRun> = {},
  ): Verdict =>
    judgeDomain({
      page: { origin: page, assigns: assigns[0] },
      frame: { origin: frame, assigns: assigns[1] },
      header: true,
      browser: 'unknown',
      ...more,
    });
  const A = 'a.localhost';

  test.each<[string, Verdict, string]>([
    ['two ports of one host', run(LAB, LAB_2, ['localhost', 'localhost']), 'nowhere domain-both'],
    [
      'two ports of one address',
      run('http://127.0.0.1:1', 'http://127.0.0.1:2', ['127.0.0.1', '127.0.0.1']),
      'nowhere domain-both',
    ],
    [
      'a part of an address',
      run('http://127.0.0.1:1', 'http://127.0.0.1:2', ['0.0.1', '0.0.1']),
      'before-sending domain-suffix',
    ],
    [
      'two schemes',
      run('http://localhost', 'https://localhost', ['localhost', 'localhost']),
      'browser domain-both',
    ],
    ['two names below one domain', run(X, Y, [A, A]), 'nowhere domain-both'],
    ['their own hosts', run(X, Y, ['x.a.localhost', 'y.a.localhost']), 'browser domain-both'],
    ['one alone assigns', run(X, Y, [A, null]), 'browser domain-both'],
    ['the other alone assigns', run(X, Y, [null, A]), 'browser domain-both'],
    ['a public suffix', run(PARTNER, EVIL, ['localhost', 'localhost']), 'before-sending domain-suffix'],
    ['a domain that is not above', run(X, Y, ['b.localhost', A]), 'before-sending domain-suffix'],
    ['without the header', run(X, Y, [A, A], { header: false }), 'nowhere domain-both'],
    ['in Firefox', run(X, Y, [A, A], { header: false, browser: 'firefox' }), 'nowhere domain-both'],
    ['in Chromium', run(X, Y, [A, A], { header: false, browser: 'chromium' }), 'browser domain-keyed'],
    ['in Chromium, with it', run(X, Y, [A, A], { browser: 'chromium' }), 'nowhere domain-both'],
  ])('%s', (_, verdict, wanted) => expect(decided(verdict)).toBe(wanted));

  test('what decided, in words', () => {
    expect(lastOf(run(PARTNER, EVIL, ['localhost', 'localhost']), 'zh')).toBe(
      '浏览器拦下了这次赋值：partner.localhost 不能设成 localhost：它是公共后缀，谁都可以在它下面注册名字。页面得到 SecurityError。',
    );
    expect(lastOf(run(X, Y, [A, A], { header: false, browser: 'chromium' }), 'en')).toBe(
      `The browser blocked the access: originAgentCluster is true at ${X}, so the assignment is ignored, without an exception. The page gets a SecurityError.`,
    );
  });
});

test('each step decides somewhere', () => {
  expect(
    neverDeciding(
      ['frames'],
      [
        'name-cleared',
        'window-same-origin',
        'hash-reachable',
        'domain-suffix',
        'domain-keyed',
        'domain-both',
      ],
    ),
  ).toEqual([]);
});
