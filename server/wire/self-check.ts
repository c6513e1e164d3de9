import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { Server as TlsServer } from 'node:tls';
import { Worker } from 'node:worker_threads';
import { Mistake } from '../config/mistake.ts';
import type { Direction } from '../protocol/records.ts';
import type { Carried, Listening, Told } from './self-check-client.mjs';
import type { Tap } from './tap.ts';

/** A tapped server that listens, and what it must answer. */
export interface CheckedServer {
  readonly server: HttpServer | HttpsServer;
  readonly tap: Tap;
  /** A `Host` that the server answers to. */
  readonly host: string;
  /** Where it speaks WebSocket, without a subprotocol, and echoes a text. */
  readonly upgradePath: string;
}

/**
 * Sends one request and one WebSocket frame through each listening server, and compares every byte that was sent and
 * received with what its tap saw. The tap stands on stream hooks of another's objects: a change of Node could blind it.
 * @throws Mistake with one sentence, if a tap is blind, or if another program answers at the address
 */
export async function selfCheck(servers: readonly CheckedServer[]): Promise<void> {
  const witnesses = servers.map(({ tap }) => new Witness(tap));
  try {
    const carried = await talkWith(servers.map(listening));
    witnesses.forEach((witness, at) => {
      for (const one of carried[at] ?? []) witness.confirm(one);
    });
  } finally {
    for (const witness of witnesses) witness.leave();
  }
}

type Bytes = Record<Direction, Buffer[]>;

/** What the tap of one server sees meanwhile, by the client's port. */
class Witness {
  readonly leave: () => void;
  #seen = new Map<number, Bytes>();

  constructor(tap: Tap) {
    this.leave = tap.subscribe(({ remotePort = 0 }) => {
      const bytes: Bytes = { 'client→server': [], 'server→client': [] };
      this.#seen.set(remotePort, bytes);
      return {
        chunk: (direction, chunk) => bytes[direction].push(Buffer.from(chunk)),
        parsed() {},
        end() {},
      };
    });
  }

  confirm({ where, port, sent, received }: Carried): void {
    const seen = this.#seen.get(port);
    if (!seen)
      throw new Mistake(`Another program answers at ${where}; the lab's own connections must reach the lab.`);
    for (const [direction, bytes] of [
      ['client→server', sent],
      ['server→client', received],
    ] as const)
      if (!Buffer.concat(seen[direction]).equals(bytes))
        throw new Mistake(
          `The wire tap at ${where} does not see the bytes ${direction} as they are; the lab must not run with it.`,
        );
  }
}

/** Where a listening server can be reached from its own machine. */
function listening({ server, host, upgradePath }: CheckedServer): Listening {
  const at = server.address();
  if (at === null || typeof at === 'string')
    throw new Mistake('The self-check needs a server that listens on a port.');
  const loopback: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  const address = loopback[at.address] ?? at.address;
  return { address, port: at.port, tls: server instanceof TlsServer, host, upgradePath };
}

/** Runs the client in its thread. */
async function talkWith(servers: readonly Listening[]): Promise<readonly (readonly Carried[])[]> {
  const thread = new Worker(new URL('./self-check-client.mjs', import.meta.url), {
    workerData: servers,
    // The program needs nothing that the lab was started with, such as a loader or a profiler.
    execArgv: [],
  });
  const [told] = (await once(thread, 'message')) as [Told];
  if ('failed' in told) throw new Mistake(told.failed);
  return told.carried;
}
