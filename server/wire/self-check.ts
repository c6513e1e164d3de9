import { randomBytes } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { connect as connectTls, Server as TlsServer } from 'node:tls';
import { Mistake } from '../config/mistake.ts';
import type { Direction } from '../protocol.ts';
import type { Tap } from './tap.ts';

/** How long one probe may take. Milliseconds. */
const PROBE_MS = 5_000;

/** A tapped server that listens, and what it must answer. */
export interface CheckedServer {
  readonly server: HttpServer | HttpsServer;
  readonly tap: Tap;
  /** A `Host` that the server answers to. */
  readonly host: string;
  /** Where it speaks WebSocket, without a subprotocol, and echoes a text. */
  readonly upgradePath: string;
}

type Bytes = Record<Direction, Buffer[]>;
const nothing = (): Bytes => ({ 'client→server': [], 'server→client': [] });

/**
 * Sends one request and one WebSocket frame through the listening server, and compares every byte that was sent and
 * received with what the tap saw. The tap stands on stream hooks of another's objects: a change of Node could blind it.
 * @throws Mistake with one sentence, if the tap is blind, or if another program answers at the address
 */
export async function selfCheck(checked: CheckedServer): Promise<void> {
  const { host, upgradePath } = checked;
  const nonce = randomBytes(16).toString('hex');
  await probe(checked, async talk => {
    talk.send(`GET / HTTP/1.1\r\nHost: ${host}\r\nSelf-Check: ${nonce}\r\nConnection: close\r\n\r\n`);
    await talk.closed();
  });
  await probe(checked, async talk => {
    const key = randomBytes(16).toString('base64');
    talk.send(
      `GET ${upgradePath} HTTP/1.1\r\nHost: ${host}\r\nSelf-Check: ${nonce}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    await talk.received('\r\n\r\n');
    const [statusLine = ''] = talk.text().split('\r\n', 1);
    if (!/^HTTP\/1\.1 101 /.test(statusLine))
      throw new Mistake(
        `${talk.where}${upgradePath} answers the self-check's handshake with "${statusLine}".`,
      );
    talk.send(frame(0x81, Buffer.from(nonce)));
    await talk.received(nonce);
    talk.send(frame(0x88, Buffer.from([0x03, 0xe8])));
    await talk.closed();
  });
}

/** One whole frame of a client, masked (RFC 6455, section 5.2); up to 125 bytes. */
function frame(first: number, payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([Buffer.from([first, 0x80 | payload.length]), mask, masked]);
}

interface Talk {
  /** Address and port, for messages. */
  readonly where: string;
  send(bytes: string | Buffer): void;
  /** Everything received, Latin-1. */
  text(): string;
  /** Resolves when what was received contains this text. */
  received(text: string): Promise<void>;
  closed(): Promise<void>;
}

/** Holds one conversation with the server and compares it with what the tap saw of it. */
async function probe(checked: CheckedServer, converse: (talk: Talk) => Promise<void>): Promise<void> {
  const seen = new Map<number, Bytes>();
  const unsubscribe = checked.tap.subscribe(({ remotePort = 0 }) => {
    const bytes = nothing();
    seen.set(remotePort, bytes);
    return { chunk: (direction, chunk) => bytes[direction].push(Buffer.from(chunk)), parsed() {}, end() {} };
  });
  const { socket, where } = await open(checked.server);
  const localPort = socket.localPort ?? 0;
  const own = nothing();
  try {
    await converse(talkOver(socket, where, own));
  } finally {
    unsubscribe();
    socket.destroy();
  }
  const tapped = seen.get(localPort);
  if (!tapped)
    throw new Mistake(`Another program answers at ${where}; the lab's own connections must reach the lab.`);
  for (const direction of ['client→server', 'server→client'] as const)
    if (!Buffer.concat(own[direction]).equals(Buffer.concat(tapped[direction])))
      throw new Mistake(
        `The wire tap at ${where} does not see the bytes ${direction} as they are; the lab must not run with it.`,
      );
}

/** Where a listening server can be reached from its own machine. */
function reachable(server: HttpServer | HttpsServer): { readonly host: string; readonly port: number } {
  const at = server.address();
  if (at === null || typeof at === 'string')
    throw new Mistake('The self-check needs a server that listens on a port.');
  const loopback: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  return { host: loopback[at.address] ?? at.address, port: at.port };
}

async function open(
  server: HttpServer | HttpsServer,
): Promise<{ readonly socket: Socket; readonly where: string }> {
  const at = reachable(server);
  const where = at.host.includes(':') ? `[${at.host}]:${at.port}` : `${at.host}:${at.port}`;
  const tls = server instanceof TlsServer;
  // Whether the other end is this lab is shown by the tap, not by the certificate, which is the lab's own.
  const socket = tls ? connectTls({ ...at, rejectUnauthorized: false }) : connect(at);
  await new Promise<void>((resolve, reject) => {
    socket.once(tls ? 'secureConnect' : 'connect', resolve);
    socket.once('error', error =>
      reject(new Mistake(`The self-check cannot reach ${where}: ${error.message}`)),
    );
  });
  return { socket, where };
}

function talkOver(socket: Socket, where: string, own: Bytes): Talk {
  const text = () => Buffer.concat(own['server→client']).toString('latin1');
  let closed = false;
  let look = () => {};
  socket.on('data', bytes => {
    own['server→client'].push(bytes);
    look();
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = true;
    look();
  });
  const until = (done: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const fail = () => reject(new Mistake(`${where} did not answer the self-check as the lab does.`));
      const timer = setTimeout(fail, PROBE_MS);
      look = () => {
        if (!done() && !closed) return;
        clearTimeout(timer);
        if (done()) resolve();
        else fail();
      };
      look();
    });
  return {
    where,
    text,
    send(bytes) {
      own['client→server'].push(Buffer.from(bytes));
      socket.write(bytes);
    },
    received: wanted => until(() => text().includes(wanted)),
    closed: () => until(() => closed),
  };
}
