import { connect, type Socket } from 'node:net';

/** A client that keeps its side open, whatever the server does: only the server can end it. */
export interface HalfOpen {
  readonly socket: Socket;
  /** What came back so far. */
  received(): string;
  /** Whether the server has let it go: reset, or no longer there for what is sent. */
  gone(): boolean;
}

export function halfOpen(port: number, request: string): HalfOpen {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let received = '';
  let gone = false;
  socket.setEncoding('latin1').on('data', text => {
    received += text;
  });
  socket.on('error', () => {
    gone = true;
  });
  socket.on('close', () => {
    gone = true;
  });
  if (request !== '') socket.write(request);
  return { socket, received: () => received, gone: () => gone };
}
