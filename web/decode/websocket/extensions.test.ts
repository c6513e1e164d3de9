import { expect, test } from 'vitest';
import { decodeExtensions } from './extensions.ts';

const side = (windowBits: number, contextTakeover: boolean) => ({ windowBits, contextTakeover });

test.each([
  ['permessage-deflate', side(15, true), side(15, true)],
  ['permessage-deflate; client_no_context_takeover', side(15, false), side(15, true)],
  [
    'permessage-deflate;server_no_context_takeover ;\tserver_max_window_bits = 9',
    side(15, true),
    side(9, false),
  ],
  [
    'permessage-deflate; client_max_window_bits="8"; server_max_window_bits=15',
    side(8, true),
    side(15, true),
  ],
])('%s', (value, client, server) => {
  const deflate = { 'client→server': client, 'server→client': server };
  expect(decodeExtensions(value)).toEqual({ deflate, violations: [] });
});

test.each(['', '  '])('no extension: %j', value => {
  expect(decodeExtensions(value)).toEqual({ deflate: undefined, violations: [] });
});

test.each([
  [';', 'invalid-extensions'],
  ['permessage-deflate;', 'invalid-extensions'],
  ['permessage-deflate,', 'invalid-extensions'],
  ['permessage-deflate; a=', 'invalid-extensions'],
  ['permessage-deflate; a="b', 'invalid-extensions'],
  ['permessage-deflate; a="b c"', 'invalid-extensions'],
  ['permessage deflate', 'invalid-extensions'],
  ['x-other', 'unknown-extension'],
  ['permessage-deflate, x-other; a', 'unknown-extension'],
  ['permessage-deflate, permessage-deflate', 'unknown-extension'],
  ['permessage-deflate; server_max_window_bits', 'invalid-extension-parameter'],
  ['permessage-deflate; client_max_window_bits', 'invalid-extension-parameter'],
  ['permessage-deflate; server_max_window_bits=7', 'invalid-extension-parameter'],
  ['permessage-deflate; server_max_window_bits=16', 'invalid-extension-parameter'],
  ['permessage-deflate; server_max_window_bits=09', 'invalid-extension-parameter'],
  ['permessage-deflate; server_no_context_takeover=1', 'invalid-extension-parameter'],
  [
    'permessage-deflate; server_no_context_takeover; server_no_context_takeover',
    'invalid-extension-parameter',
  ],
  ['permessage-deflate; other', 'invalid-extension-parameter'],
])('%s: %s', (value, id) => {
  const { deflate, violations } = decodeExtensions(value);
  expect(deflate).toBeUndefined();
  expect(violations.map(one => one.id)).toEqual([id]);
});
