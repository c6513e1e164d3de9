import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import type { Exchange, Field } from '../../rules/core/exchange.ts';

/** One request as a browser would send it; `origin` null: without that field. */
export interface Ask {
  readonly port: number;
  readonly method?: string;
  readonly path?: string;
  readonly origin: string | null;
  readonly headers?: readonly Field[];
  readonly body?: string | Buffer;
}

/** Sends one request on a connection of its own and returns the two heads, as the rules take them. */
export async function exchangeWith(ask: Ask): Promise<Exchange> {
  const { method = 'GET', path = '/' } = ask;
  const fields = [
    { name: 'Host', value: `localhost:${ask.port}` },
    ...(ask.origin === null ? [] : [{ name: 'Origin', value: ask.origin }]),
    ...(ask.headers ?? []),
    // A browser says so of a request without a body too, where its method has one (RFC 9110 §8.6).
    ...(['GET', 'HEAD', 'OPTIONS'].includes(method)
      ? []
      : [{ name: 'Content-Length', value: String(Buffer.byteLength(ask.body ?? '')) }]),
  ];
  const response = await send(
    {
      host: '127.0.0.1',
      port: ask.port,
      method,
      path,
      agent: false,
      headers: fields.flatMap(({ name, value }) => [name, value]),
    },
    ask.body,
  );
  return {
    request: { method, target: path, version: 'HTTP/1.1', fields },
    response: { status: response.statusCode ?? 0, fields: pairs(response.rawHeaders) },
  };
}

function send(options: RequestOptions, body: Ask['body']): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(options);
    asked.on('error', reject);
    asked.on('response', response => {
      response.resume();
      response.on('end', () => resolve(response));
    });
    // A 101: nothing more is asked of it.
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response);
    });
    asked.end(body);
  });
}

function pairs(raw: readonly string[]): Field[] {
  return Array.from({ length: raw.length / 2 }, (_, at) => ({
    name: raw[2 * at] ?? '',
    value: raw[2 * at + 1] ?? '',
  }));
}
