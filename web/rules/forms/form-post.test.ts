import { describe, expect, test } from 'vitest';
import { fields } from '../testing/fixtures.ts';
import { notShown } from '../testing/said.ts';
import { type FormRun, judgeForm } from './form-post.ts';

const LAB = 'http://localhost:3001';
const PARTNER = 'http://partner.localhost:3001';
const EVIL = 'http://evil.localhost:3001';

type Changes = Partial<FormRun> & { readonly referer?: string; readonly status?: number };

function run({ referer, status = 200, ...changes }: Changes = {}): FormRun {
  const request = {
    method: 'POST',
    target: '/form',
    version: 'HTTP/1.1',
    fields: fields({ Referer: referer }),
  };
  return {
    url: `${PARTNER}/form`,
    origin: LAB,
    certificate: 'unknown',
    exchange: { request, response: { status, fields: [] } },
    target: LAB,
    expects: PARTNER,
    stray: null,
    ...changes,
  };
}

const REFERRER = 'document.referrer';

describe('a form posted into a frame', () => {
  test.each<readonly [string, FormRun, stops: string, because: string]>([
    ['a response for this page', run(), 'nowhere', 'message-checked'],
    ['a response for any page', run({ target: '*' }), 'nowhere', 'message-checked'],
    [
      'a response for whoever posted it',
      run({ target: REFERRER, referer: `${LAB}/` }),
      'nowhere',
      'message-checked',
    ],
    ['no Referer', run({ target: REFERRER }), 'browser', 'form-target'],
    ['a response for another page', run({ origin: EVIL }), 'browser', 'message-match'],
    ['a response without a script', run({ target: null }), 'browser', 'form-hands-over'],
    ['one of the page’s own origin', run({ target: null, url: `${LAB}/form` }), 'nowhere', 'form-own-frame'],
    [
      'one of the page’s own origin for another page',
      run({ target: EVIL, url: `${LAB}/form` }),
      'nowhere',
      'form-own-frame',
    ],
    ['a page that checks nothing', run({ expects: null }), 'nowhere', 'message-unchecked'],
    ['a page that expects another', run({ expects: EVIL }), 'browser', 'message-checked'],
    ['a stranger’s message, unchecked', run({ expects: null, stray: EVIL }), 'nowhere', 'form-first-message'],
    [
      'a stranger’s message, unchecked, and no other',
      run({ expects: null, stray: EVIL, target: null }),
      'nowhere',
      'form-first-message',
    ],
    ['a stranger’s message, checked', run({ stray: EVIL }), 'nowhere', 'message-checked'],
    [
      'a message of the expected origin before the response',
      run({ stray: PARTNER, target: null }),
      'nowhere',
      'message-checked',
    ],
    ['no request', run({ exchange: null }), 'before-sending', 'request-arrived'],
    ['an error', run({ status: 500 }), 'server', 'server-accepts'],
    [
      'a certificate that is not trusted',
      run({ url: 'https://localhost:3443/form', certificate: 'untrusted', exchange: null }),
      'before-sending',
      'certificate-trusted',
    ],
  ])('%s', (_what, given, stops, because) => {
    const verdict = judgeForm(given);
    expect(verdict).toMatchObject({ stops, because });
    expect(notShown(verdict, given.exchange ? [given.exchange] : [])).toEqual([]);
  });

  test('no response', () => {
    const { exchange } = run();
    const verdict = judgeForm(run({ exchange: exchange && { ...exchange, response: null } }));
    expect(verdict).toMatchObject({ stops: 'no-response', because: 'answered' });
  });

  test('the message that was ignored is told before the one that was used', () => {
    const { steps } = judgeForm(run({ stray: EVIL }));
    expect(steps.slice(-2).map(({ id }) => id)).toEqual(['form-stray-ignored', 'message-checked']);
  });

  test('what the Referer names may have a path', () => {
    expect(judgeForm(run({ target: REFERRER, referer: `${LAB}/shop?x` })).stops).toBe('nowhere');
  });
});
