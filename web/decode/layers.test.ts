import { expect, test } from 'vitest';
import type { WirePart } from '../../server/protocol/records.ts';
import { decodeLayers, Layers } from './layers.ts';
import { BUSY_MACHINE, below, bytesOf, pick, randomBytes, seeded } from './testing/random.ts';
import { C, only, recorder, S, text } from './testing/recorder.ts';

test('2,000 records with a view after each are decoded once, not 2,000 times', {
  timeout: BUSY_MACHINE,
}, () => {
  const { records, bytes, upgrade } = recorder();
  upgrade('/socket.io/?EIO=4&transport=websocket');
  for (let count = 0; count < 2000; count += 1) bytes('upgraded', S, text(`42["data","message ${count}"]`));
  const layers = new Layers();
  const start = performance.now();
  for (const record of records) {
    layers.push([record]);
    layers.view();
  }
  expect(performance.now() - start).toBeLessThan(5000);
  expect(only(layers.view()).upgraded?.items).toHaveLength(2000);
});

test('random bytes in any part of any exchange never throw', { timeout: BUSY_MACHINE }, () => {
  const random = seeded(14);
  const parts: [WirePart, ...WirePart[]] = [
    'request-head',
    'request-body',
    'response-head',
    'response-body',
    'upgraded',
  ];
  const seeds = [
    'GET /socket.io/?EIO=4&sid=a HTTP/1.1\r\nContent-Length: 9\r\n\r\n',
    'HTTP/1.1 101 X\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n',
    '42["a",{}]\x1ebAQ==\x1e0{}',
    '5\r\nabcde\r\n0\r\n\r\n',
    '\xc1\x83\0\0\0\0abc\x81\x842["a',
  ].map(bytesOf);
  for (let round = 0; round < 3000; round += 1) {
    const { records, bytes, cut, end } = recorder();
    for (let count = below(random, 9); count >= 0; count -= 1) {
      const seed = seeds[below(random, seeds.length)] ?? new Uint8Array();
      const data = random() < 0.3 ? randomBytes(random, 30) : seed.slice(0, random() < 0.3 ? 20 : undefined);
      if (random() < 0.5 && data.length > 0) data[below(random, data.length)] = below(random, 256);
      const part = pick(random, parts);
      bytes(part, random() < 0.5 ? C : S, data);
      if (random() < 0.05) cut(part, S);
      if (random() < 0.05) end('reset');
    }
    expect(() => decodeLayers(records)).not.toThrow();
  }
});
