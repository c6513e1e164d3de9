import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** A client without any HTTP of its own, that keeps exactly what it sent and received. */
export class RawClient {
  readonly socket: Socket;
  #tcp: Socket;
  #sent: Buffer[] = [];
  #received: Buffer[] = [];
  #over = false;
  #look = new Set<() => void>();

  /** @param tcp the same without TLS */
  constructor(socket: Socket, tcp = socket) {
    this.socket = socket;
    this.#tcp = tcp;
    socket.on('data', bytes => {
      this.#received.push(bytes);
      this.#tell();
    });
    socket.on('error', () => {});
    for (const event of ['end', 'close'] as const)
      socket.on(event, () => {
        this.#over = true;
        this.#tell();
      });
  }

  /** Connected, and only the server ends its half by itself. */
  static async connect(port: number, tls = false): Promise<RawClient> {
    const options = { host: '127.0.0.1', port, allowHalfOpen: true };
    const tcp = connect(options).setNoDelay();
    const socket = tls ? connectTls({ ...options, socket: tcp, rejectUnauthorized: false }) : tcp;
    const client = new RawClient(socket, tcp);
    await new Promise<void>((resolve, reject) => {
      socket.once(tls ? 'secureConnect' : 'connect', resolve);
      socket.once('error', reject);
    });
    return client;
  }

  get localPort(): number {
    return this.socket.localPort ?? 0;
  }

  get sent(): Buffer {
    return Buffer.concat(this.#sent);
  }

  get received(): Buffer {
    return Buffer.concat(this.#received);
  }

  /** Resolves when the kernel has taken the bytes. */
  send(bytes: string | Uint8Array): Promise<void> {
    const sent = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes);
    this.#sent.push(sent);
    return new Promise(resolve => this.socket.write(sent, () => resolve()));
  }

  /** Leaves with a TCP reset. */
  reset(): void {
    this.#tcp.resetAndDestroy();
    this.socket.destroy();
  }

  /**
   * Resolves with what was received, as Latin-1, once it matches or contains a text so often; rejects when the connection is over
   * before it does.
   */
  until(wanted: RegExp | string, times = 1): Promise<string> {
    const found = (text: string) =>
      typeof wanted === 'string' ? text.split(wanted).length > times : wanted.test(text);
    return this.#wait(() => found(this.#text), `${String(wanted)} ${times} times`);
  }

  /** Resolves when so many bytes were received. */
  untilBytes(count: number): Promise<string> {
    return this.#wait(
      () => this.#received.reduce((sum, { length }) => sum + length, 0) >= count,
      `${count} bytes`,
    );
  }

  /** Resolves with everything received once the server has ended its half, or the connection is gone. */
  over(): Promise<string> {
    return this.#wait(() => this.#over, 'the end');
  }

  get #text(): string {
    return this.received.toString('latin1');
  }

  #wait(done: () => boolean, what: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!done() && !this.#over) return;
        this.#look.delete(look);
        if (done()) resolve(this.#text);
        else reject(new Error(`over before ${what}, after ${JSON.stringify(this.#text.slice(0, 500))}`));
      };
      this.#look.add(look);
      look();
    });
  }

  #tell(): void {
    for (const look of this.#look) look();
  }
}

/** On its way: what it sends waits for the connection. */
export function rawClient(port: number, host = '127.0.0.1'): RawClient {
  return new RawClient(connect(port, host).setNoDelay());
}

/** Sends one message and gives everything that comes back until the server ends the connection. */
export async function talk(port: number, message: string, host?: string): Promise<string> {
  const client = rawClient(port, host);
  client.send(message);
  const answer = await client.over();
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
