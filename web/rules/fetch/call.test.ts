import { describe, expect, test } from 'vitest';
import { A, allowed, answer, B, call, client, redirect, type Values, walk } from '../testing/fetch.ts';
import { fields } from '../testing/fixtures.ts';
import type { FetchCall } from './fetch-call.ts';

const TEXT = { contentType: 'text/plain;charset=UTF-8', stream: false };
const STREAM = { contentType: null, stream: true };
const headers = (values: Values) => fields(values);

describe('calls that throw before anything is sent', () => {
  test.each<[string, Partial<FetchCall>, string, string]>([
    ['CONNECT', { method: 'CONNECT' }, 'method-allowed', 'TypeError'],
    ['trace in lower case', { method: 'trace' }, 'method-allowed', 'TypeError'],
    ['TRACK', { method: 'TRACK' }, 'method-allowed', 'TypeError'],
    ['no token', { method: 'T RACE' }, 'method-token', 'TypeError'],
    ['empty method', { method: '' }, 'method-token', 'TypeError'],
    ['TRACE by XHR', { api: 'xhr', method: 'TRACE' }, 'method-allowed', 'SecurityError'],
    ['no token by XHR', { api: 'xhr', method: 'b d' }, 'method-token', 'SyntaxError'],
    ['PUT in no-cors', { mode: 'no-cors', method: 'PUT' }, 'no-cors-method', 'TypeError'],
    ['OPTIONS in no-cors', { mode: 'no-cors', method: 'options' }, 'no-cors-method', 'TypeError'],
    [
      'PUT in no-cors within the origin',
      { mode: 'no-cors', method: 'PUT', url: A },
      'no-cors-method',
      'TypeError',
    ],
    ['GET with a body', { body: TEXT }, 'body-allowed', 'TypeError'],
    ['HEAD with a stream', { method: 'HEAD', body: STREAM }, 'body-allowed', 'TypeError'],
    ['a stream in no-cors', { method: 'POST', mode: 'no-cors', body: STREAM }, 'stream-mode', 'TypeError'],
    ['no address', { url: 'nonsense' }, 'url-fetchable', 'TypeError'],
    ['another scheme', { url: 'ftp://localhost/' }, 'url-fetchable', 'TypeError'],
    ['user name and password', { url: 'http://u:p@localhost:3001/' }, 'url-fetchable', 'TypeError'],
  ])('%s', (_what, changes, because, name) => {
    const { learned, lines, verdict } = walk(call(changes), client(), [allowed]);
    expect(verdict).toMatchObject({ stops: 'before-sending', because });
    expect(learned).toEqual({ kind: 'error', name });
    expect(lines).toEqual([]);
  });
});

describe('methods', () => {
  test.each([
    ['get', 'GET'],
    ['Post', 'POST'],
    ['head', 'HEAD'],
    ['patch', 'patch'],
    ['PATCH', 'PATCH'],
    ['foo', 'foo'],
  ])('%s is sent as %s', (method, sent) => {
    const { sent: requests } = walk(call({ method, url: `${A}/x` }), client(), [answer()]);
    expect(requests[0]?.method).toBe(sent);
  });

  test.each(['put', 'delete', 'options'])('%s in upper case needs a preflight', method => {
    const { sent } = walk(call({ method }), client());
    expect(sent[0]).toMatchObject({ kind: 'preflight', headers: [{ value: method.toUpperCase() }] });
  });

  test('patch is not PATCH', () => {
    const { verdict } = walk(call({ method: 'patch' }), client(), [allowed]);
    expect(verdict).toMatchObject({ stops: 'preflight', because: 'preflight-method' });
    expect(verdict.steps).toContainEqual(
      expect.objectContaining({ id: 'method-case', passed: false, tolerated: 'next-step', found: 'patch' }),
    );
  });
});

describe('headers', () => {
  const names = (changes: Partial<FetchCall>, browser = client()) =>
    walk(call(changes), browser, [allowed, allowed])
      .sent.at(-1)
      ?.headers.map(({ name, value }) => `${name}: ${value}`);

  test.each<[string, Partial<FetchCall>, readonly string[]]>([
    [
      'forbidden ones are dropped',
      { headers: headers({ Origin: 'x', 'Sec-X': '1', Cookie: 'a', 'X-Lab': '1' }) },
      ['X-Lab: 1'],
    ],
    [
      'overriding the method with a forbidden one',
      { headers: headers({ 'X-HTTP-Method-Override': 'get, TRACE' }) },
      [],
    ],
    ['the type of the body', { method: 'POST', body: TEXT }, ['Content-Type: text/plain;charset=UTF-8']],
    [
      'the script’s own type',
      { method: 'POST', body: TEXT, headers: headers({ 'content-type': 'text/plain' }) },
      ['content-type: text/plain'],
    ],
    ['no type without a body', { method: 'POST' }, []],
    ['XHR drops the body of a GET', { api: 'xhr', body: TEXT }, []],
    [
      'no-cors drops what is not safelisted',
      {
        mode: 'no-cors',
        method: 'POST',
        headers: headers({ 'X-Lab': '1', Range: 'bytes=0-', Accept: 'a/b' }),
      },
      ['Accept: a/b'],
    ],
    [
      'no-cors puts the body’s type back',
      {
        mode: 'no-cors',
        method: 'POST',
        body: TEXT,
        headers: headers({ 'Content-Type': 'application/json' }),
      },
      ['Content-Type: text/plain;charset=UTF-8'],
    ],
    [
      'no-cors drops the body’s type too',
      { mode: 'no-cors', method: 'POST', body: { contentType: 'application/json', stream: false } },
      [],
    ],
    [
      'no-cors within the origin drops them as well',
      { mode: 'no-cors', url: A, headers: headers({ 'X-Lab': '1' }) },
      [],
    ],
    [
      'no-cors counts the values of a name together',
      {
        mode: 'no-cors',
        headers: [
          { name: 'Accept', value: 'x'.repeat(100) },
          { name: 'accept', value: 'y'.repeat(100) },
        ],
      },
      [`Accept: ${'x'.repeat(100)}`],
    ],
  ])('%s', (_what, changes, kept) => {
    expect(names(changes)).toEqual(kept);
  });

  test('what is dropped is said', () => {
    const dropped = walk(call({ headers: headers({ Origin: 'x', 'X-Lab': '1' }) }), client()).verdict.steps;
    expect(dropped).toContainEqual(
      expect.objectContaining({ id: 'headers-forbidden', passed: false, found: 'Origin', wanted: 'X-Lab' }),
    );
    const guarded = walk(call({ mode: 'no-cors', headers: headers({ 'X-Lab': '1' }) }), client()).verdict
      .steps;
    expect(guarded).toContainEqual(
      expect.objectContaining({ id: 'no-cors-headers', passed: false, found: 'X-Lab' }),
    );
  });
});

describe('streams', () => {
  const asked = call({ method: 'POST', body: STREAM });

  test('need a preflight by the standard', () => {
    expect(walk(asked, client(), [allowed, allowed]).lines).toHaveLength(2);
  });

  test('stop in Chromium over HTTP/1.1, after the preflight', () => {
    const { lines, verdict } = walk(asked, client({ browser: 'chromium' }), [allowed, allowed]);
    expect(lines).toEqual(['OPTIONS http://localhost:3001']);
    expect(verdict).toMatchObject({ stops: 'before-sending', because: 'stream-http2' });
    const same = walk(call({ ...asked, url: A }), client({ browser: 'chromium' }), [allowed]);
    expect(same.verdict).toMatchObject({ stops: 'before-sending', because: 'stream-http2' });
  });

  test('go on in Chromium over HTTP/2, up to a redirect that would need them again', () => {
    const page = client({ browser: 'chromium', http2: ['http://localhost:3001'] });
    expect(walk(asked, page, [allowed, allowed]).verdict).toMatchObject({ stops: 'nowhere' });
    const led = walk(asked, page, [allowed, redirect(`${B}/y`, 307)]);
    expect(led.verdict).toMatchObject({ stops: 'browser', because: 'redirect-stream' });
  });

  test('in Chromium go out in mode cors, and so do their redirects', () => {
    const page = client({ browser: 'chromium', http2: [A] });
    const own = call({ ...asked, url: `${A}/x`, mode: 'same-origin' });
    const { sent, verdict } = walk(own, page, [redirect(`${B}/y`, 303), allowed, allowed]);
    expect(sent).toMatchObject([
      { kind: 'request', fetchMode: 'cors' },
      { kind: 'preflight' },
      { kind: 'request', method: 'GET', fetchMode: 'cors' },
    ]);
    expect(verdict).toMatchObject({ stops: 'nowhere', because: 'readable' });
  });

  test('are text in Firefox', () => {
    const { sent, verdict } = walk(call({ ...asked, mode: 'no-cors' }), client({ browser: 'firefox' }), [
      answer(),
    ]);
    expect(sent).toMatchObject([{ kind: 'request', headers: [{ value: 'text/plain;charset=UTF-8' }] }]);
    expect(verdict.steps).toContainEqual(
      expect.objectContaining({ id: 'stream-supported', tolerated: 'browser' }),
    );
  });
});
