import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type {
  BytesRecord,
  Direction,
  EndRecord,
  WirePart,
  WireRecord,
} from '../../../server/protocol/records.ts';
import { concat } from '../bytes.ts';

interface Piece {
  readonly connection: number;
  readonly direction: Direction;
  /** Undefined for the end of that side. */
  readonly bytes: Uint8Array | undefined;
}

/** A TCP relay on a port of its own that keeps what crosses it, in order. */
export interface Relay {
  readonly port: number;
  readonly pieces: readonly Piece[];
  close(): Promise<void>;
}

/** Relays to a port of this machine. */
export async function relayTo(port: number): Promise<Relay> {
  const pieces: Piece[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server: Server = createServer(client => {
    connections += 1;
    const connection = connections;
    const upstream = connect(port, '127.0.0.1');
    const keep = (from: Socket, to: Socket, direction: Direction) => {
      sockets.add(from);
      from.on('data', bytes => {
        pieces.push({ connection, direction, bytes: new Uint8Array(bytes) });
        to.write(bytes);
      });
      from.on('end', () => {
        pieces.push({ connection, direction, bytes: undefined });
        to.end();
      });
      from.on('error', () => to.destroy());
    };
    keep(client, upstream, 'client→server');
    keep(upstream, client, 'server→client');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, pieces, close };
}

/**
 * What the lab's tap would say of a capture: for clients that wait for each response, bodies with a length or none,
 * and upgrades.
 */
export function recordsOf(pieces: readonly Piece[]): WireRecord[] {
  const records: WireRecord[] = [];
  const connections = new Map<number, Splitter>();
  let exchanges = 0;
  for (const { connection, direction, bytes } of pieces) {
    const splitter = connections.get(connection) ?? new Splitter();
    connections.set(connection, splitter);
    const common = () => {
      const seq = records.length + 1;
      return { seq, run: '0123456789abcdef', connection, at: 1000 + seq, exchange: splitter.exchange };
    };
    if (bytes === undefined) {
      const how: EndRecord['how'] = direction === 'client→server' ? 'client-fin' : 'server-fin';
      records.push({ ...common(), kind: 'end', how, unrecorded: { 'client→server': 0, 'server→client': 0 } });
      continue;
    }
    for (const split of splitter.push(direction, bytes)) {
      if (split.part === 'request-head') {
        exchanges += 1;
        splitter.exchange = exchanges;
      }
      const record: BytesRecord = { ...common(), kind: 'bytes', direction, masks: [], ...split };
      records.push(record);
    }
  }
  return records;
}

/** Cuts one connection into heads and bodies. */
class Splitter {
  exchange = 0;
  upgraded = false;
  private readonly held: Record<Direction, Uint8Array> = {
    'client→server': new Uint8Array(),
    'server→client': new Uint8Array(),
  };
  private readonly body: Record<Direction, number> = { 'client→server': 0, 'server→client': 0 };

  *push(
    direction: Direction,
    bytes: Uint8Array,
  ): Iterable<{ readonly part: WirePart; readonly bytes: Uint8Array }> {
    if (this.upgraded) return yield { part: 'upgraded', bytes };
    const side = direction === 'client→server' ? 'request' : 'response';
    let left = concat([this.held[direction], bytes]);
    this.held[direction] = new Uint8Array();
    while (left.length > 0) {
      if (this.body[direction] > 0) {
        const part = left.subarray(0, this.body[direction]);
        this.body[direction] -= part.length;
        left = left.subarray(part.length);
        yield { part: `${side}-body`, bytes: part };
        continue;
      }
      const text = Buffer.from(left).toString('latin1');
      const end = text.indexOf('\r\n\r\n') + 4;
      if (end < 4) {
        this.held[direction] = left;
        return;
      }
      this.body[direction] = Number(/\r\ncontent-length: *(\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
      yield { part: `${side}-head`, bytes: left.subarray(0, end) };
      left = left.subarray(end);
      if (!text.startsWith('HTTP/1.1 101')) continue;
      this.upgraded = true;
      if (left.length > 0) yield { part: 'upgraded', bytes: left };
      return;
    }
  }
}
