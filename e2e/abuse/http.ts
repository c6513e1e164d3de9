import { Agent, request } from 'node:http';

/** The status of a response and its text; 0 where none came. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** How long a response is waited for, in milliseconds. */
const WAIT_MS = 10_000;

/** Sends requests as a page does that keeps its connections. Its Host is `localhost`, as every server here answers to. */
export class Requests {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 });
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  send(method: string, path: string, body?: string): Promise<Answer> {
    return new Promise(resolve => {
      const headers = {
        Host: `localhost:${this.#port}`,
        Origin: 'http://page.example',
        ...(body !== undefined && {
          'Content-Type': 'text/plain;charset=UTF-8',
          'Content-Length': Buffer.byteLength(body),
        }),
      };
      const fail = (error: Error) => resolve({ status: 0, text: error.message });
      const options = { host: '127.0.0.1', port: this.#port, method, path, headers, timeout: WAIT_MS };
      const sent = request({ ...options, agent: this.#agent }, response => {
        let text = '';
        response.setEncoding('utf8').on('data', chunk => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', fail);
      });
      sent.on('error', fail);
      sent.on('timeout', () => sent.destroy(new Error('no response')));
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
