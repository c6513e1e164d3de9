import { describe, expect, test } from 'vitest';
import { ENGINE_IO_TYPES } from '../decode/engine-io/packet.ts';
import { SOCKET_IO_TYPES } from '../decode/socket-io/packet.ts';
import { NOTES, type NoteKind, noteFor } from './notes.ts';

const ALL = Object.entries(NOTES).flatMap(([kind, notes]) =>
  Object.entries(notes).map(([name, note]) => ({ kind, name, note })),
);
const CHINESE = /[\u4e00-\u9fff]/;

describe.each(ALL)('$kind $name', ({ note }) => {
  test('says the same in both languages, in a sentence or a few', () => {
    expect(note.zh).toMatch(CHINESE);
    expect(note.zh).toMatch(/[。？]$/);
    expect(note.en).not.toMatch(CHINESE);
    expect(note.en).toMatch(/[.?]$/);
    expect(note.en.length).toBeLessThan(320);
  });

  test('cites a section or an anchor of the text that defines it', () => {
    expect(note.source).toMatch(/^https:\/\/[a-z0-9.-]+\/\S*$/);
    const rfc = /rfc-editor/.test(note.source);
    if (rfc) expect(note.source).toMatch(/\/rfc\/rfc\d+#(section-\d+(\.\d+)*|appendix-[A-Z](\.\d+)*)$/);
  });
});

const HANDSHAKES: readonly [string, NoteKind, readonly string[]][] = [
  [
    'Chromium',
    'request-header',
    `Host Connection Pragma Cache-Control User-Agent Upgrade Origin Sec-WebSocket-Version Accept-Encoding Accept-Language
     Cookie Sec-WebSocket-Key Sec-WebSocket-Extensions Sec-WebSocket-Protocol`.split(/\s+/),
  ],
  [
    'Firefox',
    'request-header',
    'Accept Sec-Fetch-Dest Sec-Fetch-Mode Sec-Fetch-Site Sec-Fetch-Storage-Access'.split(' '),
  ],
  [
    'polling',
    'request-header',
    `Referer sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform DNT Priority Content-Type Content-Length Authorization
     Access-Control-Request-Method Access-Control-Request-Headers Last-Event-ID`.split(/\s+/),
  ],
  [
    'answers',
    'response-header',
    `Upgrade Connection Sec-WebSocket-Accept Sec-WebSocket-Protocol Sec-WebSocket-Extensions Sec-WebSocket-Version Date
     Keep-Alive Content-Type Content-Length Transfer-Encoding Vary Access-Control-Allow-Origin
     Access-Control-Allow-Credentials Access-Control-Allow-Methods Access-Control-Allow-Headers
     Access-Control-Expose-Headers Access-Control-Max-Age X-Content-Type-Options Content-Security-Policy Referrer-Policy
     Cross-Origin-Opener-Policy Cross-Origin-Embedder-Policy Cross-Origin-Resource-Policy Retry-After Location
     Set-Cookie Cache-Control`.split(/\s+/),
  ],
  ['start lines', 'start-line', 'method target version status reason'.split(' ')],
  ['methods', 'method', ['GET', 'POST', 'OPTIONS']],
  ['statuses', 'status', '101 200 204 308 400 403 404 405 413 421 426 431 503'.split(' ')],
  [
    'parameters',
    'parameter',
    'EIO transport sid t token run allow cors protocols push close delay credentials'.split(' '),
  ],
  [
    'frames',
    'frame',
    'fin rsv1 rsv2 rsv3 opcode mask payload-length masking-key payload close-code close-reason'.split(' '),
  ],
  ['opcodes', 'opcode', '0 1 2 8 9 10'.split(' ')],
  ['close codes', 'close-code', '1000 1001 1002 1003 1005 1006 1007 1008 1009 1010 1011 1015'.split(' ')],
  ['events', 'event-stream', ['data', 'event', 'id', 'retry', '']],
  ['Engine.IO', 'engine-io', '0 1 2 3 4 5 6 2probe 3probe b'.split(' ')],
  ['open packet', 'engine-io-open', 'sid upgrades pingInterval pingTimeout maxPayload'.split(' ')],
  ['Socket.IO', 'socket-io', '0 1 2 3 4 5 6'.split(' ')],
  ['its fields', 'socket-io-field', 'type attachments namespace ack-id payload placeholder'.split(' ')],
];

test.each(HANDSHAKES)('%s: everything has a note of its own', (_what, kind, names) => {
  const known: readonly object[] = Object.values(NOTES[kind]);
  for (const name of names) expect(known, name).toContain(noteFor(kind, name));
});

test('header names are found in any case, and keyed in lower case', () => {
  expect(noteFor('request-header', 'SEC-WEBSOCKET-KEY')).toBe(noteFor('request-header', 'Sec-WebSocket-Key'));
  for (const kind of ['request-header', 'response-header'] as const) {
    for (const name of Object.keys(NOTES[kind])) expect(name).toBe(name.toLowerCase());
  }
});

test('types and opcodes are found by the names that the decoders give them', () => {
  for (const [kind, names] of [
    ['engine-io', ENGINE_IO_TYPES],
    ['socket-io', SOCKET_IO_TYPES],
  ] as const) {
    for (const [number, name] of names.entries()) {
      const note = noteFor(kind, name);
      expect(note, name).toBe(noteFor(kind, String(number)));
      expect(note?.en, name).toMatch(new RegExp(`^${name}:`));
    }
  }
  for (const [name, number] of Object.entries({
    continuation: 0,
    text: 1,
    binary: 2,
    close: 8,
    ping: 9,
    pong: 10,
  })) {
    expect(noteFor('opcode', name), name).toBe(noteFor('opcode', String(number)));
    expect(noteFor('frame', name), name).toBe(noteFor('opcode', name));
    expect(noteFor('opcode', name)?.en.toLowerCase(), name).toContain(`${name}:`);
  }
});

test('fields of a frame are found as a panel writes them', () => {
  for (const name of ['FIN', 'RSV1', 'MASK', 'payload length', 'masking key', 'close code', 'close reason']) {
    expect(Object.values(NOTES.frame), name).toContain(noteFor('frame', name));
  }
});

test('request and answer have notes of their own for one name', () => {
  for (const name of ['Sec-WebSocket-Protocol', 'Connection', 'Upgrade', 'X-Unknown']) {
    expect(noteFor('request-header', name)).not.toBe(noteFor('response-header', name));
  }
});

test.each<[NoteKind, string, string]>([
  ['request-header', 'X-Unknown', 'safelist'],
  ['request-header', 'constructor', 'safelist'],
  ['response-header', '__proto__', 'Expose-Headers'],
  ['parameter', 'nonsense', '400'],
  ['status', '418', 'refused'],
  ['status', '599', 'failed'],
  ['status', '226', 'Success'],
  ['opcode', '3', 'reserved'],
  ['opcode', '15', 'reserved'],
  ['close-code', '0', 'no such'],
  ['close-code', '1016', 'extensions'],
  ['close-code', '3000', 'IANA'],
  ['close-code', '4999', 'applications'],
  ['close-code', '5000', 'no such'],
])('%s %s gets the note of its class', (kind, name, part) => {
  expect(noteFor(kind, name)?.en).toContain(part);
});

test.each<[NoteKind, string]>([
  ['status', '99'],
  ['status', '999'],
  ['status', 'abc'],
  ['status', ''],
  ['opcode', '16'],
  ['opcode', '-1'],
  ['close-code', 'abc'],
  ['close-code', ''],
  ['engine-io', '7'],
  ['engine-io', 'toString'],
  ['socket-io', '7'],
  ['frame', ''],
  ['method', 'get'],
  ['start-line', 'constructor'],
])('%s %j has none', (kind, name) => {
  expect(noteFor(kind, name)).toBeUndefined();
});
