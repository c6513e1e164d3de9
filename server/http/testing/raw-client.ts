import { connect, type Socket } from 'node:net';

/** A TCP client without any HTTP of its own: what it sends and receives is what crossed the wire. */
export interface RawClient {
  readonly socket: Socket;
  send(text: string | Uint8Array): void;
  /** Everything received so far, as latin1, once it matches. Rejects when the connection is over before it does. */
  until(pattern: RegExp): Promise<string>;
  /** Everything that was received, once the server has ended its side or the connection is gone. */
  all(): Promise<string>;
}

export function rawClient(port: number, host = '127.0.0.1'): RawClient {
  const socket = connect(port, host);
  socket.setNoDelay();
  let received = '';
  let over = false;
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const one of waiting) one();
  };
  const finish = () => {
    over = true;
    tell();
  };
  socket.setEncoding('latin1').on('data', text => {
    received += text;
    tell();
  });
  socket.on('end', finish).on('close', finish).on('error', finish);

  function wait(isDone: () => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!isDone() && !over) return;
        waiting.delete(look);
        if (isDone()) resolve(received);
        else reject(new Error(`the connection ended after ${JSON.stringify(received)}`));
      };
      waiting.add(look);
      look();
    });
  }
  return {
    socket,
    send: text => {
      socket.write(text);
    },
    until: pattern => wait(() => pattern.test(received)),
    all: () => wait(() => over),
  };
}

/** Sends one message and gives everything that comes back until the server ends the connection. */
export async function talk(port: number, message: string, host?: string): Promise<string> {
  const client = rawClient(port, host);
  client.send(message);
  const answer = await client.all();
  client.socket.destroy();
  return answer;
}

/** A request head from its lines. */
export const head = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`;

/** The key of RFC 6455 §1.3 and what belongs to it. */
export const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
export const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

/** A WebSocket handshake. */
export const handshake = (target: string, host: string, ...more: string[]) =>
  head(
    `GET ${target} HTTP/1.1`,
    `Host: ${host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${KEY}`,
    'Sec-WebSocket-Version: 13',
    ...more,
  );
