import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** A client without any HTTP of its own, that keeps exactly what it sent and received. */
export class RawClient {
  readonly socket: Socket;
  /** The same without TLS. */
  #tcp: Socket;
  #sent: Buffer[] = [];
  #received: Buffer[] = [];
  #over = false;
  #look = new Set<() => void>();

  private constructor(socket: Socket, tcp: Socket) {
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

  /** Resolves when what was received contains a text so often; rejects when the connection is over before it does. */
  until(text: string, times = 1): Promise<void> {
    const wanted = Buffer.from(text, 'latin1');
    return this.#wait(
      () => {
        const received = this.received;
        let at = -1;
        for (let found = 0; found < times; found += 1) {
          at = received.indexOf(wanted, at + 1);
          if (at < 0) return false;
        }
        return true;
      },
      `${JSON.stringify(text)} ${times} times`,
    );
  }

  /** Resolves when so many bytes were received. */
  untilBytes(count: number): Promise<void> {
    return this.#wait(
      () => this.#received.reduce((sum, { length }) => sum + length, 0) >= count,
      `${count} bytes`,
    );
  }

  /** Resolves when the server has ended its half, or the connection is gone. */
  over(): Promise<void> {
    return this.#wait(() => this.#over, 'the end');
  }

  #wait(done: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!done() && !this.#over) return;
        this.#look.delete(look);
        if (done()) resolve();
        else
          reject(
            new Error(
              `over before ${what}, after ${JSON.stringify(this.received.toString('latin1').slice(0, 500))}`,
            ),
          );
      };
      this.#look.add(look);
      look();
    });
  }

  #tell(): void {
    for (const look of this.#look) look();
  }
}
