import { describe, expect, test } from 'vitest';
import { concat } from '../bytes.ts';
import { decodeLayers, Layers } from '../layers.ts';
import { bytesOf, chunksOf } from '../testing/random.ts';
import { C, itemsOf, KEY, only, recorder, S, text } from '../testing/recorder.ts';
import { encodeFrame } from '../testing/ws.ts';

describe('an upgraded connection', () => {
  test('gives frames of both directions in the order of the wire, with their times', () => {
    const { records, bytes, upgrade } = recorder();
    upgrade();
    const split = text('Hello', KEY);
    bytes('upgraded', C, split.subarray(0, 4));
    bytes('upgraded', S, text('push'));
    bytes('upgraded', C, split.subarray(4));
    expect(itemsOf(records)).toMatchObject([
      { direction: S, startedAt: 1004, at: 1004, seq: 4, message: { text: 'push' }, packet: undefined },
      { direction: C, startedAt: 1003, at: 1005, seq: 5, message: { text: 'Hello' }, packet: undefined },
    ]);
  });

  test('frames sent right after the request wait for the response', () => {
    const { records, bytes } = recorder();
    bytes('request-head', C, 'GET /ws HTTP/1.1\r\n\r\n');
    bytes('upgraded', C, text('early', KEY));
    expect(itemsOf(records)).toEqual([]);
    bytes('response-head', S, 'HTTP/1.1 101 Switching Protocols\r\n\r\n');
    expect(itemsOf(records)).toMatchObject([{ message: { text: 'early' }, at: 1002 }]);
  });

  test('inflates as the response agreed', () => {
    const { records, bytes, upgrade } = recorder();
    upgrade('/ws', 'Sec-WebSocket-Extensions: permessage-deflate\r\n');
    const payload = Uint8Array.from(Buffer.from('f248cdc9c90700', 'hex'));
    bytes('upgraded', S, encodeFrame({ opcode: 1, fin: true, rsv1: true, payload }));
    expect(itemsOf(records)).toMatchObject([{ message: { text: 'Hello', compressed: true } }]);
  });

  test('what an unknown extension does to the reserved bits is not guessed', () => {
    const { records, bytes, upgrade } = recorder();
    upgrade('/ws', 'Sec-WebSocket-Extensions: x-other\r\n');
    bytes('upgraded', S, bytesOf('\xc1\x00'));
    const { upgraded } = only(decodeLayers(records));
    expect(upgraded?.extensions.violations).toMatchObject([{ id: 'unknown-extension' }]);
    expect(upgraded?.items).toMatchObject([{ kind: 'failure', violation: { id: 'reserved-bit' } }]);
  });

  test('HTTP behind a 101 is named, and what follows is opaque; the other direction goes on', () => {
    const { records, bytes, upgrade } = recorder();
    upgrade('/socket.io/?EIO=3&transport=websocket');
    for (const chunk of chunksOf(() => 0, bytesOf('HTTP/1.1 400 Bad Request\r\n\r\n'), 1))
      bytes('upgraded', S, chunk);
    bytes('upgraded', C, text('2probe', KEY));
    expect(itemsOf(records)).toMatchObject([
      { kind: 'failure', direction: S, violation: { id: 'http-after-upgrade' }, from: 0 },
      { kind: 'frame', direction: C, packet: { engineIo: { probe: true } } },
    ]);
  });

  test('bytes after a response other than 101 are opaque', () => {
    const { records, bytes } = recorder();
    bytes('request-head', C, 'GET /ws HTTP/1.1\r\n\r\n');
    bytes('response-head', S, 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    bytes('upgraded', C, text('x', KEY));
    expect(itemsOf(records)).toMatchObject([{ kind: 'failure', violation: { id: 'upgraded-without-101' } }]);
  });

  test.each(['cut', 'client-fin', 'closed', 'reset'] as const)(
    '%s inside of a frame loses its direction, once',
    how => {
      const { records, bytes, cut, end, upgrade } = recorder();
      upgrade();
      bytes('upgraded', C, concat([text('whole', KEY), text('half', KEY).subarray(0, 7)]));
      if (how === 'cut') cut('upgraded', C);
      else end(how);
      bytes('upgraded', C, text('more', KEY));
      end('closed');
      expect(itemsOf(records)).toMatchObject([
        { kind: 'frame', message: { text: 'whole' } },
        { kind: 'lost', direction: C, why: how === 'cut' ? 'cut' : 'ended', from: 11 },
      ]);
    },
  );

  test('an end between two messages loses nothing', () => {
    const { records, bytes, end, upgrade } = recorder();
    upgrade();
    bytes('upgraded', C, text('whole', KEY));
    end('closed');
    expect(itemsOf(records)).toHaveLength(1);
  });

  test('an end inside of a fragmented message loses it', () => {
    const { records, bytes, end, upgrade } = recorder();
    upgrade();
    bytes('upgraded', S, encodeFrame({ opcode: 1, fin: false, payload: bytesOf('a') }));
    end('server-fin');
    expect(itemsOf(records)).toMatchObject([{ kind: 'frame' }, { kind: 'lost', why: 'ended', from: 3 }]);
  });

  test('an exchange whose beginning was dropped is lost, and so is what was open when records were dropped', () => {
    const { records, bytes } = recorder();
    bytes('upgraded', S, text('middle'));
    expect(itemsOf(records)).toMatchObject([
      { kind: 'lost', why: 'dropped' },
      { kind: 'lost', why: 'dropped' },
    ]);

    const open = recorder();
    open.upgrade();
    const layers = new Layers();
    layers.push(open.records);
    layers.push([]);
    open.bytes('upgraded', S, text('one'));
    layers.push(open.records.slice(-1));
    layers.lose();
    open.bytes('upgraded', S, text('two'));
    layers.push(open.records.slice(-1));
    const kinds = only(layers.view()).upgraded?.items.map(item => `${item.kind} ${item.direction}`);
    expect(kinds).toEqual([`frame ${S}`, `lost ${C}`, `lost ${S}`]);
  });
});
