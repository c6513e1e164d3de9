import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import WebSocket from 'ws';
import { LAB_PATHS, RUN_PARAMETER, TOKEN_PARAMETER } from '../../server/protocol/paths.ts';

/** What a browser of today sends besides what a handshake needs (Chromium 140), so that heads have a real size. */
const BROWSER_FIELDS = {
  Pragma: 'no-cache',
  'Cache-Control': 'no-cache',
  'User-Agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  'Accept-Language': 'en-GB,en;q=0.9',
};

export const ECHO_BYTES = 64;
const TEXT = 'e'.repeat(ECHO_BYTES);
/** Engine.IO message, Socket.IO EVENT (Engine.IO protocol 4, Socket.IO protocol 5). */
const ECHO = `42["message","${TEXT}"]`;
const ECHOED = `42["message-back","${TEXT}"]`;
/** What one echo puts on the wire towards the server: a masked frame of up to 125 bytes has a head of 6 (RFC 6455, section 5.2). */
export const ECHO_FRAME_BYTES = 6 + ECHO.length;

/** A Socket.IO client over the WebSocket transport, as thin as it can be: the load should cost the servers, not itself. */
export class Connection {
  /** Resolves when the greeting's second `data` is there: from now on only heartbeats cross this connection. */
  readonly idle: Promise<void>;
  #ws: WebSocket;
  #greetings = 0;
  #echoesLeft = 0;
  #connected: () => void = () => {};
  #becameIdle: () => void = () => {};
  #echoed: () => void = () => {};
  #failed: (error: Error) => void = () => {};

  private constructor(ws: WebSocket) {
    this.#ws = ws;
    this.idle = new Promise(resolve => {
      this.#becameIdle = resolve;
    });
    ws.on('message', data => this.#received(String(data)));
    ws.on('error', error => this.#failed(error));
    ws.on('close', code => this.#failed(new Error(`the server closed a connection with ${code}`)));
  }

  /**
   * TCP, 101, Engine.IO open and Socket.IO CONNECT.
   * @param token attributes the connection to a panel; the bare server knows nothing of it
   */
  static open(port: number, origin: string, token: string): Promise<Connection> {
    const run = randomBytes(8).toString('hex');
    const query = `EIO=4&transport=websocket&${TOKEN_PARAMETER}=${token}&${RUN_PARAMETER}=${run}`;
    const ws = new WebSocket(`ws://127.0.0.1:${port}${LAB_PATHS['socket-io']}?${query}`, {
      origin,
      headers: BROWSER_FIELDS,
      perMessageDeflate: true,
    });
    const connection = new Connection(ws);
    return new Promise((resolve, reject) => {
      connection.#connected = () => resolve(connection);
      connection.#failed = reject;
    });
  }

  /** One after the other. */
  echo(times: number): Promise<void> {
    this.#echoesLeft = times;
    return new Promise((resolve, reject) => {
      this.#echoed = resolve;
      this.#failed = reject;
      this.#ws.send(ECHO);
    });
  }

  /** Resolves when the connection is gone. */
  async close(): Promise<void> {
    const closed = once(this.#ws, 'close');
    this.#ws.close();
    await closed;
  }

  #received(packet: string): void {
    if (packet === ECHOED) {
      this.#echoesLeft -= 1;
      if (this.#echoesLeft > 0) this.#ws.send(ECHO);
      else this.#echoed();
    } else if (packet === '2') this.#ws.send('3');
    else if (packet.startsWith('0{')) this.#ws.send('40');
    else if (packet.startsWith('40{')) this.#connected();
    else if (packet.startsWith('42["data",')) {
      this.#greetings += 1;
      if (this.#greetings === 2) this.#becameIdle();
    }
  }
}
