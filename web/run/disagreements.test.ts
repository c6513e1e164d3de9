import { describe, expect, test } from 'vitest';
import { disagreementsOf } from './disagreements.ts';
import type { Finding } from './finding.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  about: 'request',
  place: null,
  arrived: true,
  verdict: { stops: 'browser', because: 'readable', steps: [] },
  observed: 'browser',
  disagreements: [],
  lanes: null,
  cookieSent: null,
  claim: { as: 'unclaimed' },
  ...more,
});

describe('disagreements', () => {
  const origin = { what: { zh: 'Origin 字段', en: 'the Origin field' }, rule: 'null', seen: 'http://a' };

  test('are none where rule and browser agree', () => {
    expect(disagreementsOf(finding(), 'en')).toEqual([]);
  });

  test('name the stop first, then whatever else differs, in the reader’s language', () => {
    expect(disagreementsOf(finding({ observed: 'nowhere', disagreements: [origin] }), 'zh')).toEqual([
      { what: '停在哪里', rule: '响应被拦下', seen: '页面拿到结果' },
      { what: 'Origin 字段', rule: 'null', seen: 'http://a' },
    ]);
  });

  test('say of cookies whether the request carried them', () => {
    const verdict = { stops: 'before-sending', because: 'cookie-host', steps: [] } as const;
    const [row] = disagreementsOf(finding({ about: 'cookie', verdict, observed: 'nowhere' }), 'en');
    expect([row?.rule, row?.seen]).toEqual(['without it', 'with it']);
  });

  test('say so where the two witnesses contradict each other', () => {
    const [row] = disagreementsOf(finding({ observed: undefined }), 'en');
    expect(row?.seen).toBe('the page and the record contradict each other');
  });
});
