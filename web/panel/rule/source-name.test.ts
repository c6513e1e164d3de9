import { expect, test } from 'vitest';
import { sourceName } from './source-name.ts';

test.each([
  ['https://www.rfc-editor.org/rfc/rfc6455#section-10.2', 'RFC 6455 §10.2'],
  ['https://www.rfc-editor.org/rfc/rfc9112#appendix-C.2.2', 'RFC 9112 appendix C.2.2'],
  ['https://www.rfc-editor.org/rfc/rfc9110', 'RFC 9110'],
  ['https://fetch.spec.whatwg.org/#cors-check', 'fetch.spec.whatwg.org#cors-check'],
  ['https://socket.io/docs/v4/client-options/#auth', 'socket.io/docs/v4/client-options/#auth'],
])('%s', (source, name) => {
  expect(sourceName(source)).toBe(name);
});
