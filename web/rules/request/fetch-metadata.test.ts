import { expect, test } from 'vitest';
import { INITIATOR_TYPES } from '../cookies/context.ts';
import { fetchMetadata } from './fetch-metadata.ts';

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
] as const)('%s by a click', (initiatorType, metadata) => {
  for (const browser of ['chromium', 'firefox'] as const) {
    expect(fetchMetadata(initiatorType, LAB, browser, true)).toEqual(metadata);
    expect(fetchMetadata(initiatorType, LAB, browser, false)).toEqual({ ...metadata, user: null });
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

test.each(INITIATOR_TYPES)('%s in the clear says nothing', initiatorType => {
  expect(fetchMetadata(initiatorType, 'http://example.com/', 'firefox', true)).toBeNull();
  expect(fetchMetadata(initiatorType, 'nonsense', 'firefox', true)).toBeNull();
});
