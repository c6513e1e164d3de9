import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { describe, expect, test } from 'vitest';
import type { Direction, WireRecord } from '../../../server/protocol/records.ts';
import { decodeLayers, type ExchangeView, Layers, type PacketView } from '../layers.ts';
import { recordsOf, relayTo } from '../testing/capture.ts';
import { chunksOf, seeded } from '../testing/random.ts';
import { C, only, S } from '../testing/recorder.ts';

describe('a real session of Socket.IO, polling first, then upgraded', async () => {
  const records = await session();
  const views = decodeLayers(records);
  const packets = packetsIn(views);
  const said = (direction: Direction) =>
    packets.flatMap(one => (one.direction === direction && one.packet.socketIo?.joined) || []);

  test('has no violation on any layer', () => {
    const text = JSON.stringify(views, (name, value) => (name === 'bytes' ? undefined : value));
    expect([...text.matchAll(/"violations":\[(?!\])/g)]).toHaveLength(0);
    expect(views.flatMap(view => view.upgraded?.items ?? []).filter(item => item.kind !== 'frame')).toEqual(
      [],
    );
  });

  test('shows every event in both directions, with bytes in their places', () => {
    expect(said(C).map(one => [one.packet.type, plain(one.payload)])).toEqual([
      ['CONNECT', { user: 'me' }],
      ['BINARY_EVENT', ['polled', 1, [1, 2]]],
      ['BINARY_EVENT', ['framed', { deep: [[3], '你'] }]],
      ['DISCONNECT', undefined],
    ]);
    expect(
      said(S)
        .filter(one => one.packet.event)
        .map(one => plain(one.payload)),
    ).toEqual([
      ['back', 1, [1, 2]],
      ['back', { deep: [[3], '你'] }],
    ]);
  });

  test('shows the open packet, the probe and the upgrade', () => {
    const types = packets.map(
      ({ direction, packet }) =>
        `${direction} ${packet.engineIo.type}${packet.engineIo.probe ? ' probe' : ''}`,
    );
    expect(packets[0]?.packet.engineIo.open?.upgrades).toEqual(['websocket']);
    expect(types.filter(type => /probe|upgrade|open/.test(type))).toEqual([
      `${S} open`,
      `${C} ping probe`,
      `${S} pong probe`,
      `${C} upgrade`,
    ]);
  });

  test('every recorded byte stands in exactly one part', () => {
    const recorded = records.reduce(
      (sum, record) => sum + (record.kind === 'bytes' ? record.bytes.length : 0),
      0,
    );
    const shown = views.flatMap(({ request, response, upgraded }) => [
      request?.headBytes,
      request?.body?.raw,
      response?.headBytes,
      response?.body?.raw,
      upgraded?.bytes[C],
      upgraded?.bytes[S],
    ]);
    expect(shown.reduce((sum, segment) => sum + (segment?.bytes.length ?? 0), 0)).toBe(recorded);
  });

  test('is the same read record by record, and what does not change stays the same object', () => {
    const layers = new Layers();
    let before: readonly ExchangeView[] = [];
    for (const record of records) {
      layers.push([record]);
      const after = layers.view();
      const changed = after.filter(view => !before.includes(view));
      expect(changed.map(view => view.exchange)).toEqual([record.exchange]);
      before = after;
    }
    expect(before).toEqual(views);
  });

  test('means the same when the bytes come in other pieces', () => {
    const random = seeded(13);
    const pieces = records.flatMap((record): WireRecord[] =>
      record.kind === 'bytes'
        ? chunksOf(random, record.bytes, 9).map(bytes => ({ ...record, bytes }))
        : [record],
    );
    const again = decodeLayers(pieces.map((record, at) => ({ ...record, seq: at + 1 })));
    expect(packetsIn(again)).toEqual(packets);
    expect(again.map(view => view.request?.head)).toEqual(views.map(view => view.request?.head));
    expect(again.map(view => view.response?.head)).toEqual(views.map(view => view.response?.head));
  });
});

/** Bytes as lists of numbers. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}

/** Every packet in the order in which its last byte came. */
function packetsIn(views: readonly ExchangeView[]): { direction: Direction; packet: PacketView }[] {
  const found = views.flatMap(({ request, response, upgraded }) => {
    const polled = [request?.body, response?.body].flatMap((body, at) => {
      if (body?.engineIo?.kind !== 'packets') return [];
      const seq = body.raw.sources.at(-1)?.seq ?? 0;
      return body.engineIo.packets.map(packet => ({ seq, direction: at === 0 ? C : S, packet }));
    });
    const framed = (upgraded?.items ?? []).flatMap(item =>
      item.kind === 'frame' && item.packet ? [{ ...item, packet: item.packet }] : [],
    );
    return [...polled, ...framed];
  });
  return found.toSorted((a, b) => a.seq - b.seq).map(({ direction, packet }) => ({ direction, packet }));
}

/** One client: an event on polling, the upgrade, an event in frames, and a close. */
async function session(): Promise<WireRecord[]> {
  const http = createServer();
  const server = new Server(http);
  server.on('connection', socket => socket.on('polled', (...args) => socket.emit('back', ...args)));
  server.on('connection', socket => socket.on('framed', (...args) => socket.emit('back', ...args)));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const relay = await relayTo((http.address() as AddressInfo).port);
  const client = io(`http://127.0.0.1:${relay.port}`, {
    auth: { user: 'me' },
    reconnection: false,
    upgrade: true,
  });
  const back = () => new Promise(done => client.once('back', done));
  const upgraded = new Promise(done => client.io.engine.once('upgrade', done));
  client.emit('polled', 1, Buffer.from([1, 2]));
  await back();
  await upgraded;
  client.emit('framed', { deep: [Buffer.from([3]), '你'] });
  await back();
  client.disconnect();
  await server.close();
  await relay.close();
  return recordsOf(relay.pieces);
}

test('engine.io’s reply to EIO=3 in a WebSocket is a named violation', async () => {
  const http = createServer();
  const server = new Server(http);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const relay = await relayTo((http.address() as AddressInfo).port);
  const socket = connect(relay.port, '127.0.0.1');
  socket.end(
    'GET /socket.io/?EIO=3&transport=websocket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  socket.resume();
  await once(socket, 'close');
  await server.close();
  await relay.close();
  const view = only(decodeLayers(recordsOf(relay.pieces)));
  expect(view.response?.head.status?.text).toBe('101');
  expect(view.upgraded?.items).toMatchObject([
    { kind: 'failure', direction: S, violation: { id: 'http-after-upgrade' }, from: 0 },
  ]);
});
