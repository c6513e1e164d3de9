/** The clients of both servers, in one process whose CPU time nobody counts: the load, and the pages whose panels it runs for. */
import { answering } from '../servers/channel.ts';
import { Connection, ECHO_FRAME_BYTES } from './connection.ts';
import { Pages } from './pages.ts';
import type { Side } from './sides.ts';

export interface Load {
  readonly on: Side;
  readonly connections: number;
}

export interface ClientQuestions {
  readonly prepare: {
    readonly asks: {
      readonly ports: Readonly<Record<Side, number>>;
      readonly reader: string;
      readonly pages: number;
      readonly panelsEach: number;
    };
    readonly answers: undefined;
  };
  /** Opens connections and closes each at once; those of the lab are over when their records have come. */
  readonly handshakes: { readonly asks: Load; readonly answers: undefined };
  /** Opens connections, and keeps them. */
  readonly connect: { readonly asks: Load; readonly answers: undefined };
  /** So many echoes on each connection that is kept, one after the other, their records included. */
  readonly echoes: {
    readonly asks: { readonly on: Side; readonly each: number };
    readonly answers: undefined;
  };
  /** Waits until only heartbeats cross the connections, and their records have come. */
  readonly idle: { readonly asks: { readonly on: Side }; readonly answers: undefined };
  readonly disconnect: { readonly asks: { readonly on: Side }; readonly answers: undefined };
}

/** Handshakes at a time. */
const AT_ONCE = 8;

const pages = new Pages();
let ports: Readonly<Record<Side, number>> = { bare: 0, lab: 0 };
let origin = '';
let opened = 0;
let kept: readonly Connection[] = [];

/** Both sides get the same requests; connections take turns among the panels. */
function open(on: Side): Promise<Connection> {
  const token = pages.tokens[opened++ % pages.tokens.length] ?? '';
  return Connection.open(ports[on], origin, token);
}

async function inTurns(times: number, work: () => Promise<void>): Promise<void> {
  let left = times;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Only the lab is recorded. */
async function recorded(
  on: Side,
  closed: number,
  asked: number,
  work: () => Promise<unknown>,
): Promise<void> {
  const before = pages.seen;
  await work();
  if (on === 'lab') await pages.until({ closed: before.closed + closed, asked: before.asked + asked });
}

answering<ClientQuestions>({
  async prepare(asked) {
    ports = asked.ports;
    origin = asked.reader;
    await pages.open(asked.reader, asked.pages, asked.panelsEach);
    return undefined;
  },
  async handshakes({ on, connections }) {
    await recorded(on, connections, 0, () =>
      inTurns(connections, async () => {
        await (await open(on)).close();
      }),
    );
    return undefined;
  },
  async connect({ on, connections }) {
    const list: Connection[] = [];
    await inTurns(connections, async () => {
      list.push(await open(on));
    });
    kept = list;
    return undefined;
  },
  async echoes({ on, each }) {
    const bytes = kept.length * each * ECHO_FRAME_BYTES;
    await recorded(on, 0, bytes, () => Promise.all(kept.map(connection => connection.echo(each))));
    return undefined;
  },
  async idle({ on }) {
    await Promise.all(kept.map(connection => connection.idle));
    if (on === 'lab') await pages.flush();
    return undefined;
  },
  async disconnect({ on }) {
    const closing = kept;
    kept = [];
    await recorded(on, closing.length, 0, () => Promise.all(closing.map(connection => connection.close())));
    return undefined;
  },
});
process.once('disconnect', () => process.exit());
