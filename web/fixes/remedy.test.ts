import { expect, test } from 'vitest';
import { remedyFor } from './remedy.ts';

test.each([
  ['browser', 'allow-origin-present', 'server'],
  ['preflight', 'preflight-headers', 'server'],
  ['server', 'origin-allowlist', 'server'],
  ['before-sending', 'mode-same-origin', 'page'],
  ['before-sending', 'connect-src', 'page'],
  ['before-sending', 'mixed-content', 'elsewhere'],
  ['before-sending', 'port-allowed', 'elsewhere'],
] as const)('stopped %s by %s: mended in the place “%s”', (stops, because, place) => {
  expect(remedyFor({ stops, because })?.place).toBe(place);
});

test.each([
  ['no-response', 'answered'],
  ['preflight', 'preflight-answered'],
] as const)('stopped %s by %s: the request did arrive', (stops, because) => {
  const { place, text } = remedyFor({ stops, because }) ?? {};
  expect(place).toBe('elsewhere');
  expect(text?.en).toMatch(/^The server received the request/);
  expect(text).not.toEqual(remedyFor({ stops: 'before-sending', because: 'request-arrived' })?.text);
});

test('nothing is to be mended where nothing stopped, and nothing is claimed of a step that nobody knows to mend', () => {
  expect(remedyFor({ stops: 'nowhere', because: 'allow-origin-present' })).toBeNull();
  expect(remedyFor({ stops: 'browser', because: 'credentials-sent' })).toBeNull();
});
