import { expect, test } from 'vitest';
import { COOKIE_MEANS } from '../cookies/context.ts';
import { fetchMetadata } from './sec-fetch-means.ts';

const LAB = 'http://localhost:3001/';

/** As measured in Chromium 156 and Firefox 153. */
test.each([
  ['fetch', { mode: 'cors', dest: 'empty', user: null }],
  ['image', { mode: 'no-cors', dest: 'image', user: null }],
  ['script', { mode: 'no-cors', dest: 'script', user: null }],
  ['frame', { mode: 'navigate', dest: 'iframe', user: '?1' }],
  ['form-get', { mode: 'navigate', dest: 'document', user: '?1' }],
  ['form-post', { mode: 'navigate', dest: 'document', user: '?1' }],
  ['link', { mode: 'navigate', dest: 'document', user: '?1' }],
] as const)('%s by a click', (means, metadata) => {
  for (const browser of ['chromium', 'firefox'] as const) {
    expect(fetchMetadata(means, LAB, browser, true)).toEqual(metadata);
    expect(fetchMetadata(means, LAB, browser, false)).toEqual({ ...metadata, user: null });
  }
});

test('of a WebSocket Firefox says what it is, Chromium nothing', () => {
  expect(fetchMetadata('websocket', 'ws://localhost:3001/', 'firefox', true)).toEqual({
    mode: 'websocket',
    dest: 'empty',
    user: null,
  });
  expect(fetchMetadata('websocket', 'ws://localhost:3001/', 'chromium', true)).toBeNull();
});

test.each(COOKIE_MEANS)('%s in the clear says nothing', means => {
  expect(fetchMetadata(means, 'http://example.com/', 'firefox', true)).toBeNull();
  expect(fetchMetadata(means, 'nonsense', 'firefox', true)).toBeNull();
});
