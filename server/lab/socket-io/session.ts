import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';
import { LINGER_MS } from '../../http/answer.ts';
import { Bucket, ended, warning } from '../limits/bucket.ts';
import { sizeOf } from '../limits/size-of.ts';
import { Held, type Waiting } from '../limits/waiting.ts';
import { endWebSocket, POLICY_VIOLATION } from '../websocket/end-websocket.ts';
import { costOf } from './cost.ts';

/** What a session costs that does nothing, mostly its first request, which Engine.IO keeps; bytes. */
export const SESSION_BYTES = 16_384;

/** What a queued packet costs beside its data, in bytes: it is an object, and so is what belongs to it. */
const PACKET_BYTES = 256;

/**
 * What a namespace costs that the session has joined: Socket.IO makes a socket with a handshake, rooms and listeners,
 * about 2 KB, and remembers it in several maps. Bytes.
 */
export const NAMESPACE_BYTES = 4_096;

/** Said of a second CONNECT: Socket.IO makes a socket of each that comes before the first has joined. */
const CONNECTED_TWICE = 'The lab ended this connection: a second CONNECT for the same namespace.';

/** An object's memory by the length of its JSON: `[[],[]]` is of the worst. Socket.IO keeps the auth of a CONNECT. */
const PARSED = 16;

/** The parts of Engine.IO that this file uses; the package declares no type for them. */
interface Transport {
  readonly name: string;
  readonly writable: boolean;
  /** Of polling: the response to the poll that is waiting. */
  readonly res?: ServerResponse | null;
  /** Of WebSocket. */
  readonly socket?: WebSocket;
  [SESSION]?: Session;
  on(event: 'drain', listener: (this: Transport) => void): void;
}
interface Packet {
  readonly type: string;
  readonly data?: unknown;
}
export interface Connection {
  readonly id: string;
  readonly request: IncomingMessage;
  readonly transport: Transport;
  [SESSION]?: Session;
  on(event: 'packetCreate' | 'packet', listener: (this: Connection, packet: Packet) => void): void;
  on(event: 'flush' | 'close', listener: (this: Connection) => void): void;
  on(event: 'upgrade' | 'upgrading', listener: (this: Connection, transport: Transport) => void): Connection;
  /** What hands messages on to Socket.IO. */
  removeAllListeners(event: 'data'): void;
  send(data: string): void;
  close(discard?: boolean): void;
}

const SESSION = Symbol('session');

/** What is the same for all sessions of a server. */
export interface SessionLimits {
  readonly waiting: Waiting;
  /** Bytes that may wait for one client. */
  readonly waitingBytes: number;
  /** Messages at once. */
  readonly burst: number;
  /** A session has ended, or goes on over WebSocket. */
  left(session: Session): void;
  upgraded(session: Session): void;
}

/**
 * What is known of one Socket.IO session beside what the stock server knows, and its memory: queued packets, what
 * WebSocket has not sent yet, bodies, attachments, auth. There is one of each connection, so it is small.
 */
export class Session extends Held {
  readonly id: string;
  /** Whether it was opened without the token of an open panel. */
  readonly stranger: boolean;
  /** Over polling: when the last poll came, by `performance.now()` in whole milliseconds. */
  polledAt = 0;
  readonly #connection: Connection;
  readonly #limits: SessionLimits;
  readonly #bucket = new Bucket();
  #queued = 0;
  #unsent = 0;
  #attachmentsToCome = 0;
  #attached = 0;
  #ended = false;
  readonly #joined = new Set<string>();

  constructor(connection: Connection, stranger: boolean, limits: SessionLimits) {
    super(limits.waiting);
    this.id = connection.id;
    this.stranger = stranger;
    this.#connection = connection;
    this.#limits = limits;
    connection[SESSION] = this;
    connection.on('packetCreate', created);
    connection.on('flush', flushed);
    connection.on('packet', received);
    connection.on('close', closed);
    if (!this.over(connection.transport)) connection.on('upgrading', probed).on('upgrade', upgraded);
    this.#hold(SESSION_BYTES);
  }

  /** Ends the session and everything that waits for its client, at once. */
  override drop(): void {
    this.#connection.close(true);
    this.#connection.transport.socket?.terminate();
  }

  /** Whether a poll is waiting for something to answer. */
  get isPolled(): boolean {
    return this.#connection.transport.writable;
  }

  /** From here on packets go over this transport; whether it is WebSocket. */
  over(transport: Transport): boolean {
    if (transport.socket === undefined) return false;
    transport[SESSION] = this;
    transport.on('drain', drained);
    return true;
  }

  /** One probe of a socket is answered: the answers to more would wait uncounted, before anything limits messages. */
  probed(transport: Transport): void {
    if (transport[SESSION] === undefined) transport[SESSION] = this;
    else transport.socket?.terminate();
  }

  upgraded(transport: Transport): void {
    this.over(transport);
    this.#limits.upgraded(this);
  }

  created({ data }: Packet): void {
    const bytes = sizeOf(data) + PACKET_BYTES;
    this.#queued += bytes;
    if (this.#queued > this.#limits.waitingBytes) this.drop();
    else this.#hold(bytes);
  }

  /** All that is queued goes: over WebSocket it waits until the kernel takes it, over polling until the response is read. */
  flushed(): void {
    const bytes = this.#queued;
    this.#queued = 0;
    const { res, socket } = this.#connection.transport;
    if (socket) {
      this.#unsent += bytes;
      return;
    }
    this.polledAt = Math.round(performance.now());
    this.remove(bytes);
    if (!res) return;
    const response = this.#limits.waiting.hold(() => res.destroy());
    if (!response.add(bytes)) res.destroy();
    res.once('close', () => response.end());
  }

  drained(): void {
    this.remove(this.#unsent);
    this.#unsent = 0;
  }

  received({ type, data }: Packet): void {
    if (this.#ended) return;
    const charge = this.#bucket.take(this.#limits.burst, performance.now(), costOf(data));
    if (charge === 'warn') this.#notice(warning(this.#limits.burst));
    if (charge === 'end') this.#end(ended(this.#limits.burst));
    else if (type === 'message') this.#keeps(data);
  }

  closed(): void {
    this.#ended = true;
    this.#limits.left(this);
    this.end();
    // What it has not read would wait for as long as its end of the connection does.
    const { socket } = this.#connection.transport;
    if (socket && this.#unsent > 0) setTimeout(() => socket.terminate(), LINGER_MS);
  }

  /** What Socket.IO keeps: of a CONNECT the socket and auth to the end, of a binary event all until it is whole. */
  #keeps(data: unknown): void {
    if (typeof data !== 'string') {
      if (this.#attachmentsToCome === 0) return;
      this.#attach(sizeOf(data));
      this.#attachmentsToCome -= 1;
    } else if (data.startsWith('0')) this.#joins(data);
    else if (data.startsWith('1')) this.#joined.delete(namespaceOf(data));
    else {
      this.#attachmentsToCome = attachmentsOf(data);
      if (this.#attachmentsToCome > 0) this.#attach(PARSED * data.length);
    }
    if (this.#attachmentsToCome > 0) return;
    this.remove(this.#attached);
    this.#attached = 0;
  }

  /** What it has cost is kept to the end, even if the namespace is left and joined again. */
  #joins(packet: string): void {
    const namespace = namespaceOf(packet);
    if (this.#joined.has(namespace)) this.#end(CONNECTED_TWICE);
    else {
      this.#joined.add(namespace);
      this.#hold(NAMESPACE_BYTES + PARSED * packet.length);
    }
  }

  #attach(bytes: number): void {
    this.#attached += bytes;
    this.#hold(bytes);
  }

  #hold(bytes: number): void {
    if (!this.add(bytes)) this.drop();
  }

  /** An event of the default namespace; a client that has not joined it drops it. */
  #notice(sentence: string): void {
    this.#connection.send(`2${JSON.stringify(['notice', sentence])}`);
  }

  #end(sentence: string): void {
    this.#ended = true;
    this.#connection.removeAllListeners('data'); // nobody handles the message that was too much
    this.#notice(sentence);
    const { socket } = this.#connection.transport;
    if (socket) endWebSocket(socket, POLICY_VIOLATION, sentence);
    this.#connection.close(socket !== undefined); // over polling the next poll brings the notice
  }
}

/** One function each for all sessions: closures of its own each would keep as long as it lives. */
function created(this: Connection, packet: Packet): void {
  this[SESSION]?.created(packet);
}
function flushed(this: Connection): void {
  this[SESSION]?.flushed();
}
function received(this: Connection, packet: Packet): void {
  this[SESSION]?.received(packet);
}
function probed(this: Connection, transport: Transport): void {
  this[SESSION]?.probed(transport);
}
function upgraded(this: Connection, transport: Transport): void {
  this[SESSION]?.upgraded(transport);
}
function closed(this: Connection): void {
  this[SESSION]?.closed();
}
function drained(this: Transport): void {
  this[SESSION]?.drained();
}

/** Behind the type, up to a comma; the default one is not named (Socket.IO protocol 5, "Packet encoding"). */
function namespaceOf(packet: string): string {
  if (packet[1] !== '/') return '/';
  const comma = packet.indexOf(',');
  // A copy: a part of a string keeps the whole body in memory.
  return Buffer.from(packet.slice(1, comma === -1 ? undefined : comma)).toString();
}

/**
 * BINARY_EVENT and BINARY_ACK begin with how many attachments follow (Socket.IO protocol 5, "Packet encoding"), in any
 * form that the stock decoder takes for a number.
 */
function attachmentsOf(packet: string): number {
  if (packet[0] !== '5' && packet[0] !== '6') return 0;
  const count = Number(packet.slice(1, packet.indexOf('-')));
  return count > 0 ? count : 0;
}
