import { expect, test } from 'vitest';
import { formHeaders, type PostedForm } from './form-headers.ts';

const LAB = 'http://localhost:3001';
const EVIL = 'http://evil.localhost:3001';
const URLENCODED = 'application/x-www-form-urlencoded';

const form = (more: Partial<PostedForm> = {}): PostedForm => ({
  browser: 'unknown',
  page: { origin: EVIL, url: `${EVIL}/stage/run` },
  url: `${LAB}/form`,
  enctype: URLENCODED,
  referrer: 'default',
  into: 'frame',
  ...more,
});

test('a form that a page of another site posts into a frame', () => {
  expect(formHeaders(form())).toEqual({
    Origin: EVIL,
    Referer: `${EVIL}/`,
    'Content-Type': URLENCODED,
    'Sec-Fetch-Site': 'cross-site',
    'Sec-Fetch-Mode': 'navigate',
    'Sec-Fetch-Dest': 'iframe',
  });
});

test('within the origin the whole address is told, and in the page’s own place it is a document', () => {
  const page = { origin: LAB, url: `${LAB}/stage/run?x` };
  expect(formHeaders(form({ page, into: 'top' }))).toMatchObject({
    Origin: LAB,
    Referer: `${LAB}/stage/run?x`,
    'Sec-Fetch-Site': 'same-origin',
    'Sec-Fetch-Dest': 'document',
  });
});

test.each<[PostedForm['browser'], PostedForm['referrer'], origin: string, referer: string | null]>([
  ['unknown', 'none', 'null', null],
  ['firefox', 'none', 'null', null],
  ['chromium', 'none', 'null', null],
  ['firefox', 'default', EVIL, `${EVIL}/`],
])('%s, referrer %s: Origin %s', (browser, referrer, origin, referer) => {
  expect(formHeaders(form({ browser, referrer }))).toMatchObject({ Origin: origin, Referer: referer });
});

test('a page that tells no Referer is nobody to its own origin, too', () => {
  const page = { origin: LAB, url: `${LAB}/stage/run` };
  expect(formHeaders(form({ page, referrer: 'none' }))).toMatchObject({ Origin: 'null', Referer: null });
});

test.each([
  ['unknown', 'null'],
  ['chromium', 'https://localhost:3443'],
] as const)('from https to http, in %s: Origin %s', (browser, origin) => {
  const page = { origin: 'https://localhost:3443', url: 'https://localhost:3443/stage/run' };
  expect(formHeaders(form({ browser, page }))).toMatchObject({ Origin: origin, Referer: null });
});
