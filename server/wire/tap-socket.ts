import type { Socket } from 'node:net';
import type { Direction, EndRecord } from '../protocol/records.ts';
import { now } from './clock.ts';
import type { ParsedAs } from './observer.ts';
import { bytesOf, joinedBytes, type Written, type WrittenPart } from './written.ts';

type Done = (error?: Error | null) => void;

/** The stream hooks through which every byte of a socket, and each of its ends, passes exactly once (Node: "Implementing a Duplex stream"). */
interface StreamHooks {
  push(chunk: Uint8Array | string | null, encoding?: BufferEncoding): boolean;
  _write(chunk: Written, encoding: BufferEncoding, done: Done): void;
  _writev(parts: readonly WrittenPart[], done: Done): void;
  _final(done: Done): void;
  _destroy(error: Error | null, done: Done): void;
}

/** What the tap hears of one socket; see `ConnectionObserver`. */
export interface SocketListener {
  chunk(direction: Direction, bytes: Buffer, at: number): void;
  parsed(target: string, as: ParsedAs): void;
  end(how: EndRecord['how'], at: number): void;
}

const TAP = Symbol('tap');

interface Tapped extends StreamHooks {
  [TAP]: SocketTap;
}

/** What the hooks of one socket know; they outlive the tap where others have put theirs over them. */
class SocketTap {
  /** Without one the hooks only pass on. */
  listener: SocketListener | undefined;
  /** The socket's methods before the tap. */
  readonly push: StreamHooks['push'];
  readonly write: StreamHooks['_write'];
  readonly writev: StreamHooks['_writev'];
  readonly final: StreamHooks['_final'];
  readonly destroy: StreamHooks['_destroy'];

  constructor(socket: StreamHooks, listener: SocketListener) {
    this.listener = listener;
    this.push = socket.push;
    this.write = socket._write;
    this.writev = socket._writev;
    this.final = socket._final;
    this.destroy = socket._destroy;
  }
}

/** The same functions on every socket: closures of its own would cost a connection more than all that is done with its bytes. */
const HOOKS: StreamHooks & ThisType<Tapped> = {
  push(chunk, encoding) {
    const { listener, push } = this[TAP];
    if (chunk === null) listener?.end('client-fin', now());
    else if (chunk.length > 0) listener?.chunk('client→server', bytesOf(chunk, encoding), now());
    return push.call(this, chunk, encoding);
  },
  _write(chunk, encoding, done) {
    const { listener, write } = this[TAP];
    if (chunk.length > 0) listener?.chunk('server→client', bytesOf(chunk, encoding), now());
    write.call(this, chunk, encoding, done);
  },
  _writev(parts, done) {
    const { listener, writev } = this[TAP];
    const bytes = joinedBytes(parts);
    if (bytes.length > 0) listener?.chunk('server→client', bytes, now());
    writev.call(this, parts, done);
  },
  _final(done) {
    const { listener, final } = this[TAP];
    listener?.end('server-fin', now());
    final.call(this, done);
  },
  _destroy(error, done) {
    const { listener, destroy } = this[TAP];
    if (error) listener?.end('reset', now());
    listener?.end('closed', now());
    destroy.call(this, error, done);
  },
};

function noop(): void {}

/**
 * Reports every byte that comes off or goes onto a socket from now on, and its ends, without changing any.
 *
 * The hooks of this one instance are overridden because nothing above them sees all: a `data` listener hears bytes twice
 * that a library hands back by `unshift`, and `socket.end(data)` never calls `socket.write`.
 * @throws Error when the socket is tapped already
 */
export function tapSocket(socket: Socket, listener: SocketListener): void {
  // http's native parser reads from the handle itself; it gives the handle back to the stream when a listener for data appears.
  socket.prependListener('data', noop);
  socket.removeListener('data', noop);

  const tapped = socket as unknown as Tapped;
  if (listenerOf(socket)) throw new Error('This socket is tapped already.');
  tapped[TAP] = new SocketTap(tapped, listener);
  tapped.push = HOOKS.push;
  tapped._write = HOOKS._write;
  tapped._writev = HOOKS._writev;
  tapped._final = HOOKS._final;
  tapped._destroy = HOOKS._destroy;
}

/** Who listens to a socket now. */
export function listenerOf(socket: object): SocketListener | undefined {
  return (socket as Partial<Tapped>)[TAP]?.listener;
}

/**
 * Ends what `tapSocket` began. The methods are put back and not deleted: an object that loses properties becomes a slow
 * one, and the connection may live on. Hooks that others have put over these stay, and so do these below them.
 */
export function untapSocket(socket: Socket): void {
  const tapped = socket as unknown as Tapped;
  const tap = tapped[TAP];
  tap.listener = undefined;
  if (tapped.push === HOOKS.push) tapped.push = tap.push;
  if (tapped._write === HOOKS._write) tapped._write = tap.write;
  if (tapped._writev === HOOKS._writev) tapped._writev = tap.writev;
  if (tapped._final === HOOKS._final) tapped._final = tap.final;
  if (tapped._destroy === HOOKS._destroy) tapped._destroy = tap.destroy;
}
