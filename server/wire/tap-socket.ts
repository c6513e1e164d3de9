import { type EventEmitter, errorMonitor } from 'node:events';
import type { Socket } from 'node:net';
import type { Direction, EndRecord } from '../protocol.ts';
import { now } from './clock.ts';

type Done = (error?: Error | null) => void;
type Written = string | Uint8Array;

/** The three stream hooks through which every byte of a socket passes exactly once (Node: "Implementing a Duplex stream"). */
interface StreamHooks {
  push(chunk: Uint8Array | string | null, encoding?: BufferEncoding): boolean;
  _write(chunk: Written, encoding: BufferEncoding, done: Done): void;
  _writev?(chunks: { chunk: Written; encoding: BufferEncoding }[], done: Done): void;
}

/** What the tap hears of one socket; `bytes` are a copy. */
export interface SocketListener {
  chunk(direction: Direction, bytes: Buffer, at: number): void;
  end(how: EndRecord['how'], at: number): void;
}

function noop(): void {}

/** `ws` unmasks a client's payload in place, in the very buffer that was read: only a copy keeps what crossed the wire. */
function copy(chunk: Written, encoding?: BufferEncoding): Buffer {
  return typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
}

function joined(chunks: readonly { chunk: Written; encoding: BufferEncoding }[]): Buffer {
  return Buffer.concat(
    chunks.map(({ chunk, encoding }) => (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk)),
  );
}

/**
 * Reports every byte that comes off or goes onto a socket from now on, and its ends, without changing any.
 *
 * `push`, `_write` and `_writev` of this one instance are overridden because nothing above them sees all: a `data`
 * listener hears bytes twice that a library hands back by `unshift`, and `socket.end(data)` never calls `socket.write`.
 * @returns gives the socket its own methods back
 */
export function tapSocket(socket: Socket, listener: SocketListener): () => void {
  // http's native parser reads from the handle itself; it gives the handle back to the stream when a listener for data appears.
  socket.prependListener('data', noop);
  socket.removeListener('data', noop);

  const hooks: StreamHooks = socket;
  const { push, _write, _writev } = hooks;
  hooks.push = (chunk, encoding) => {
    if (chunk === null) listener.end('client-fin', now());
    else if (chunk.length > 0) listener.chunk('client→server', copy(chunk, encoding), now());
    return push.call(socket, chunk, encoding);
  };
  hooks._write = (chunk, encoding, done) => {
    if (chunk.length > 0) listener.chunk('server→client', copy(chunk, encoding), now());
    _write.call(socket, chunk, encoding, done);
  };
  if (_writev) {
    hooks._writev = (chunks, done) => {
      const bytes = joined(chunks);
      if (bytes.length > 0) listener.chunk('server→client', bytes, now());
      _writev.call(socket, chunks, done);
    };
  }
  const own = { push: hooks.push, _write: hooks._write, _writev: hooks._writev };

  const emitter: EventEmitter = socket;
  const onFinish = () => listener.end('server-fin', now());
  const onError = () => listener.end('reset', now());
  const onClose = () => listener.end('closed', now());
  socket.on('finish', onFinish);
  // `errorMonitor` hears the error without counting as a handler, which would swallow it.
  emitter.on(errorMonitor, onError);
  socket.on('close', onClose);

  return () => {
    for (const hook of ['push', '_write', '_writev'] as const)
      if (hooks[hook] === own[hook]) Reflect.deleteProperty(socket, hook);
    socket.off('finish', onFinish);
    emitter.off(errorMonitor, onError);
    socket.off('close', onClose);
  };
}
