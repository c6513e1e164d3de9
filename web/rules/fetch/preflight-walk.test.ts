import { describe, expect, test } from 'vitest';
import type { FetchCall } from '../fetch-call.ts';
import { fields } from '../fixtures.test-helper.ts';
import type { RuleBrowser } from '../websocket-handshake.ts';
import { A, allowed, call, client, walk } from './fixtures.test-helper.ts';

const TEXT = { contentType: 'text/plain;charset=UTF-8', stream: false };
const listening = { api: 'xhr', uploadListener: true } as const;

describe('which calls ask first', () => {
  test.each<[string, Partial<FetchCall>, RuleBrowser, boolean]>([
    ['GET', {}, 'unknown', false],
    ['POST of a text', { method: 'POST', body: TEXT }, 'unknown', false],
    [
      'POST of JSON',
      { method: 'POST', body: TEXT, headers: fields({ 'Content-Type': 'application/json' }) },
      'unknown',
      true,
    ],
    ['PUT', { method: 'PUT' }, 'unknown', true],
    ['PUT at home', { method: 'PUT', url: A }, 'unknown', false],
    ['a header', { headers: fields({ 'X-Lab': '1' }) }, 'unknown', true],
    ['a header that is dropped', { headers: fields({ Origin: 'x' }) }, 'unknown', false],
    ['a header that no-cors drops', { mode: 'no-cors', headers: fields({ 'X-Lab': '1' }) }, 'unknown', false],
    ['a listener at a POST', { ...listening, method: 'POST', body: TEXT }, 'unknown', true],
    ['a listener at a POST in Chromium', { ...listening, method: 'POST', body: TEXT }, 'chromium', true],
    ['a listener without a body', { ...listening, method: 'POST' }, 'unknown', true],
    ['a listener without a body in Chromium', { ...listening, method: 'POST' }, 'chromium', false],
    ['a listener at a GET in Firefox', listening, 'firefox', true],
    ['a listener at a GET in Chromium', { ...listening, body: TEXT }, 'chromium', false],
    ['a listener at home', { ...listening, method: 'POST', body: TEXT, url: A }, 'unknown', false],
    ['fetch has no listener', { uploadListener: true }, 'firefox', false],
    ['Save-Data', { headers: fields({ 'Save-Data': 'on' }) }, 'unknown', true],
    ['Save-Data in Chromium', { headers: fields({ 'Save-Data': 'on' }) }, 'chromium', false],
    ['Save-Data in Firefox', { headers: fields({ 'Save-Data': 'on' }) }, 'firefox', true],
  ])('%s', (_what, asked, browser, asks) => {
    const { sent } = walk(call(asked), client({ browser }), [allowed, allowed]);
    expect(sent[0]?.kind).toBe(asks ? 'preflight' : 'request');
  });
});
