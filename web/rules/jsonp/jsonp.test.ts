import { describe, expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import { fields } from '../testing/fixtures.ts';
import { notShown } from '../testing/said.ts';
import { type JsonpRun, judgeJsonp } from './jsonp.ts';

const LAB = 'http://localhost:3001';
const PARTNER = 'http://partner.localhost:3001';
const CALL = '/**/items({"items":["tea"]});\n';

function run(body: string | null, more: Partial<JsonpRun> & { readonly status?: number } = {}): JsonpRun {
  const { status = 200, ...given } = more;
  const request = { method: 'GET', target: '/jsonp', version: 'HTTP/1.1', fields: [] };
  const types = { 'Content-Type': 'text/javascript', 'X-Content-Type-Options': 'nosniff' };
  return {
    url: `${PARTNER}/jsonp`,
    origin: LAB,
    certificate: 'unknown',
    exchange: { request, response: { status, fields: fields(types) } },
    body,
    waiting: 'items',
    callback: 'items',
    pattern: null,
    ...given,
  };
}

const declared = (type: string) => {
  const { exchange } = run(null);
  const given = fields({ 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' });
  return { exchange: exchange && { ...exchange, response: { status: 200, fields: given } } };
};

describe('a script element and a function', () => {
  test.each<readonly [string, JsonpRun, stops: string, because: string]>([
    ['a call', run(CALL), 'nowhere', 'jsonp-data'],
    ['a call without a semicolon', run('/**/items(1)'), 'nowhere', 'jsonp-data'],
    ['a call of a function in an object', run('/**/a.b$(1);', { waiting: 'a.b$' }), 'nowhere', 'jsonp-data'],
    ['a call and more', run(`${CALL}alert(1)`), 'nowhere', 'jsonp-more'],
    ['code', run("/**/document.title='x'//(1);"), 'nowhere', 'jsonp-no-name'],
    ['code and more', run("/**/document.title='x'//(1);\nalert(1)"), 'nowhere', 'jsonp-more'],
    [
      'a call of nobody and more, which does not run',
      run(`${CALL}alert(1)`, { waiting: null }),
      'nowhere',
      'jsonp-no-function',
    ],
    ['code without a comment', run("document.title='x'"), 'nowhere', 'jsonp-no-name'],
    ['nothing at all', run(''), 'nowhere', 'jsonp-no-name'],
    ['no function', run(CALL, { waiting: null }), 'nowhere', 'jsonp-no-function'],
    ['another function', run('/**/others(1);'), 'nowhere', 'jsonp-no-function'],
    ['a 404 with the call in it', run(CALL, { status: 404 }), 'server', 'embed-script-status'],
    ['data as JSON', run('{"items":[]}', declared('application/json')), 'browser', 'embed-orb'],
    ['a page', run('<!doctype html>', declared('text/html')), 'browser', 'embed-orb'],
    ['a style sheet', run('a{}', declared('text/css')), 'browser', 'embed-script-nosniff'],
    ['a name that is checked', run(CALL, { pattern: /^\w+$/ }), 'nowhere', 'jsonp-data'],
    ['no name', run(null, { pattern: /^\w+$/, callback: 'a b', status: 400 }), 'server', 'jsonp-name'],
    ['no request', run(null, { exchange: null }), 'before-sending', 'request-arrived'],
  ])('%s', (_what, given, stops, because) => {
    const verdict = judgeJsonp(given);
    expect(verdict).toMatchObject({ stops, because });
    expect(notShown(verdict, given.exchange ? [given.exchange] : [])).toEqual([]);
  });

  test('no response', () => {
    const { exchange } = run(CALL);
    const unanswered = run(null, { exchange: exchange && { ...exchange, response: null } });
    expect(judgeJsonp(unanswered)).toMatchObject({ stops: 'no-response', because: 'answered' });
  });

  test('says where the code ran, and names what it called', () => {
    const texts = judgeJsonp(run(CALL)).steps.map(step => describeStep(step, 'en'));
    expect(texts.join(' ')).toContain(LAB);
    expect(texts.join(' ')).toContain('items()');
  });
});
